import type { AccountView } from '../../model/account.ts'
import { isAwsManagedPolicy, nameInArn } from '../../model/arn.ts'
import type { AttachedPolicy, Boundary, Group, InlinePolicy, User } from '../../model/entity.ts'
import { groupBy } from '../../util/group-by.ts'
import { once } from '../../util/once.ts'
import { sorted, UNKNOWN } from './words.ts'

/** Policies attached to somebody, by name; AWS's own are marked, since an account may give one of its own the name. */
export function attachedText(attached: readonly AttachedPolicy[] | null): string {
  return attached === null ? UNKNOWN : sorted(attached.map(named))
}

/** Policies embedded in somebody, by name. */
export function inlineText(inline: readonly InlinePolicy[] | null): string {
  return inline === null ? UNKNOWN : sorted(inline.map(({ name }) => name))
}

/** The policy that limits somebody, by name. */
export function boundaryText(boundary: Boundary | null): string {
  return boundary === null ? '' : named({ arn: boundary.arn, name: nameInArn(boundary.arn) })
}

/** Says what a user has by being in groups, as `GROUP: POLICY`; of a group that the night lacks, that this is unknown. */
export function groupPolicies(account: AccountView): (user: User) => string {
  const groups = once(() => groupBy(account.groups(), ({ name }) => name.toLowerCase()))
  return ({ groups: names }) => {
    if (names === null) return UNKNOWN
    const all = names.flatMap((name) => {
      const found = groups().get(name.toLowerCase()) ?? []
      return (found.length === 0 ? [UNKNOWN] : found.flatMap(policiesOf)).map((policy) => `${name}: ${policy}`)
    })
    return sorted(all)
  }
}

function policiesOf({ attached, inline }: Group): readonly string[] {
  return [
    ...(attached?.map(named) ?? []),
    ...(inline?.map(({ name }) => name) ?? []),
    ...(attached === null || inline === null ? [UNKNOWN] : []),
  ]
}

function named({ arn, name }: AttachedPolicy): string {
  return isAwsManagedPolicy(arn) ? `${name} (AWS)` : name
}
