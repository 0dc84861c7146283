import type { User } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import type { Both } from './facet.ts'
import { itemChanges } from './item-change.ts'

/**
 * Groups joined or left. A group that was renamed is still the same group, and names differ only where they do so
 * beyond letter case.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names}
 */
export function memberships({ before, after, groupName }: Both<User>): readonly FacetChange[] {
  if (!before.groups || !after.groups) return []
  const old = before.groups.map((name): Membership => ({ name, now: groupName(name) }))
  const now = after.groups.map((name): Membership => ({ name, now: name.toLowerCase() }))
  const items = joinItems(old, now, { key: (group) => group.now, value: () => '' })
  return itemChanges(
    'membership',
    items,
    (group) => group.name,
    (group) => group.name,
  )
}

interface Membership {
  readonly name: string
  /** What the later night calls the group, in lower case. */
  readonly now: string
}
