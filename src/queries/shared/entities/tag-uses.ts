import type { AccountView } from '../../../model/account.ts'
import type { Tag } from '../../../model/entity.ts'
import { isKnown, type Part } from '../../../model/part.ts'
import { entityGap, partGap } from './gaps.ts'

/** Something that bears a tag, and the part of the night that says so. */
export interface TagBearer {
  readonly part: Part
  readonly arn: string
}

/** Who bears each value of each tag key. */
export type TagUses = ReadonlyMap<string, ReadonlyMap<string, readonly TagBearer[]>>

/**
 * Gathers the tags of everything that has some, by key and value as they are spelled.
 *
 * @param unknown told of what may have tags that the night does not show
 */
export function tagUses(account: AccountView, unknown: (part: Part, reason: string, subject: string) => void): TagUses {
  const uses = new Map<string, Map<string, TagBearer[]>>()
  for (const { part, listedIn, entities } of taggable(account)) {
    const unlisted = partGap(account, listedIn)
    if (unlisted) unknown(unlisted.part, unlisted.reason, 'all')
    const untold = entityGap(account, part, 'its tags are not in this night')
    for (const { arn, tags } of entities) {
      if (tags === null) unknown(untold.part, untold.reason, arn)
      for (const tag of tags ?? []) add(uses, tag, { part, arn })
    }
  }
  return uses
}

interface Taggable {
  /** The part that holds the tags. */
  readonly part: Part
  readonly listedIn: Part
  readonly entities: readonly { readonly arn: string; readonly tags: readonly Tag[] | null }[]
}

/** What can bear tags, as far as the part that holds these was read. */
function taggable(account: AccountView): readonly Taggable[] {
  const policies = account.managedPolicies().filter(({ owner }) => owner === 'customer')
  const all: readonly Taggable[] = [
    { part: 'users', listedIn: 'users', entities: account.users() },
    { part: 'roles', listedIn: 'roles', entities: account.roles() },
    { part: 'policy-tags', listedIn: 'customer-policies', entities: policies },
    { part: 'instance-profile-tags', listedIn: 'instance-profiles', entities: account.instanceProfiles() },
  ]
  return all.filter(({ part }) => isKnown(account.parts.get(part)))
}

function add(uses: Map<string, Map<string, TagBearer[]>>, { key, value }: Tag, bearer: TagBearer): void {
  const values = uses.get(key)
  const bearers = values?.get(value)
  if (bearers) bearers.push(bearer)
  else if (values) values.set(value, [bearer])
  else uses.set(key, new Map([[value, [bearer]]]))
}
