import type { HeldPolicies } from '../access/held-policies.ts'
import type { AccountView } from '../model/account.ts'
import type { DocumentRef } from '../model/document.ts'
import type { Group, ManagedPolicy, Principal, User } from '../model/entity.ts'
import type { ContextValue } from '../policy/request.ts'
import { groupBy } from '../util/group-by.ts'
import { once } from '../util/once.ts'
import {
  inGroup,
  outOfGroup,
  withDocument,
  withGroupPolicies,
  withoutAttached,
  withoutBoundary,
  withoutInline,
} from './change.ts'
import { changed, type Standing, withEverything } from './standing.ts'
import type { Technique } from './technique.ts'

/** What a technique goes by, and who the target is afterwards. */
export interface FoundMeans {
  /** What the steps on the means are asked of. */
  readonly arn: string
  /** How it is called in an answer: `group/bakers`, `policy/Bread v2`. */
  readonly name: string
  readonly after: Standing
  /** What it says of the requests. */
  readonly context?: ReadonlyMap<string, ContextValue>
  /** Whether the night says that it will do; otherwise it may. */
  readonly isSure: boolean
}

/** Everything that a technique could go by, of one target. */
export type MeansOf = (technique: Technique, target: Standing) => readonly FoundMeans[]

export function meansIn(account: AccountView, held: HeldPolicies): MeansOf {
  const groupsByName = once(() => groupBy(account.groups(), ({ name }) => name.toLowerCase()))
  const policies = once(() => new Map(account.managedPolicies().map((policy) => [policy.arn, policy])))
  const groupsOf = (principal: Principal): readonly Group[] =>
    principal.kind === 'role'
      ? []
      : (principal.groups ?? []).flatMap((name) => groupsByName().get(name.toLowerCase()) ?? [])
  const denies = (ref: DocumentRef | null): boolean =>
    ref !== null && held.read(ref).statements.some(({ effect }) => effect === 'Deny')
  const deniesBy = (arn: string): boolean => denies(inForce(policies().get(arn)))
  const deniesAnything = ({ attached, inline }: Group): boolean =>
    (attached ?? []).some(({ arn }) => deniesBy(arn)) || (inline ?? []).some(({ document }) => denies(document))

  const customerPolicies = (principal: Principal): readonly Attached[] =>
    [
      { group: null, attached: principal.attached },
      ...groupsOf(principal).map((group) => ({ group, attached: group.attached })),
    ].flatMap(({ group, attached }) =>
      (attached ?? []).flatMap(({ arn }) => {
        const policy = policies().get(arn)
        return policy?.owner === 'customer' ? [{ policy, group }] : []
      }),
    )

  const kept = new Map<string, Standing>()
  const keep = (standing: Standing): Standing => {
    const known = kept.get(standing.key)
    if (known === undefined) kept.set(standing.key, standing)
    return known ?? standing
  }

  return ({ by, becomes }, target) => {
    const { principal } = target
    const groups = groupsOf(principal)
    const after = (made: Principal, change: string): Standing => keep(changed(target, made, change))
    const granted = (): Standing => (becomes === 'target-with-everything' ? withEverything(target) : target)
    switch (by) {
      case undefined:
        return [{ arn: principal.arn, name: '', after: granted(), isSure: true }]
      case 'own-group':
        return groups.map(({ arn, name }) => ({ arn, name: `group/${name}`, after: granted(), isSure: true }))
      case 'other-group':
        if (principal.kind !== 'user') return []
        return account
          .groups()
          .filter((group) => !groups.includes(group))
          .map((group) => ({
            arn: group.arn,
            name: `group/${group.name}`,
            after: after(inGroup(principal, group), `added to group/${group.name}`),
            isSure: principal.groups !== null,
          }))
      case 'customer-policy':
      case 'full-customer-policy':
        return customerPolicies(principal)
          .filter(
            ({ policy: { versions } }) =>
              versions === null || versions.length >= MOST_VERSIONS === (by === 'full-customer-policy'),
          )
          .map(({ policy: { arn, name, versions } }) => ({
            arn,
            name: `policy/${name}`,
            after: granted(),
            isSure: versions !== null,
          }))
      case 'other-version':
        return customerPolicies(principal).flatMap(({ policy, group }) =>
          (policy.versions ?? []).flatMap(({ version, isDefault, document }) => {
            if (isDefault || version === policy.defaultVersion || document === null) return []
            const rest =
              group === null || principal.kind === 'role'
                ? withoutAttached(principal, policy.arn)
                : withGroupPolicies(principal, group, (other) => other !== policy.arn)
            const name = `policy/${policy.name} ${version}`
            return [
              {
                arn: policy.arn,
                name,
                after: after(withDocument(rest, `${policy.name} ${version}`, document), `with ${name} in force`),
                isSure: true,
              },
            ]
          }),
        )
      case 'boundary':
      case 'customer-boundary': {
        if (principal.boundary === null) return []
        const { arn } = principal.boundary
        const policy = policies().get(arn)
        const isFull = (policy?.versions?.length ?? 0) >= MOST_VERSIONS
        if (by === 'customer-boundary' && (policy?.owner !== 'customer' || isFull)) return []
        return [
          {
            arn,
            name: 'boundary',
            after: after(withoutBoundary(principal), 'without its boundary'),
            isSure: by === 'boundary' || policy?.versions !== null,
          },
        ]
      }
      case 'attached-deny':
        return (principal.attached ?? [])
          .filter(({ arn }) => deniesBy(arn))
          .map(({ arn, name }) => ({
            arn,
            name: `policy/${name}`,
            after: after(withoutAttached(principal, arn), `without policy/${name}`),
            context: new Map([['iam:policyarn', arn]]),
            isSure: true,
          }))
      case 'inline-deny':
        return (principal.inline ?? [])
          .filter(({ document }) => denies(document))
          .map(({ name }) => ({
            arn: principal.arn,
            name: `inline policy ${name}`,
            after: after(withoutInline(principal, name), `without its inline policy ${name}`),
            isSure: true,
          }))
      case 'group-attached-deny':
        return ofGroups(
          principal,
          groups,
          ({ attached }) =>
            (attached ?? [])
              .filter(({ arn }) => deniesBy(arn))
              .map(({ arn, name }) => ({
                key: arn,
                name: `policy/${name}`,
                context: new Map([['iam:policyarn', arn]]),
              })),
          after,
        )
      case 'group-inline-deny':
        return ofGroups(
          principal,
          groups,
          ({ inline }) =>
            (inline ?? [])
              .filter(({ document }) => denies(document))
              .map(({ name }) => ({ key: name, name: `inline policy ${name}` })),
          after,
        )
      case 'group-with-deny':
        if (principal.kind !== 'user') return []
        return groups.filter(deniesAnything).map((group) => ({
          arn: group.arn,
          name: `group/${group.name}`,
          after: after(outOfGroup(principal, group), `removed from group/${group.name}`),
          isSure: true,
        }))
      default:
        return by satisfies never
    }
  }
}

/** A managed policy keeps five versions. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
const MOST_VERSIONS = 5

interface Attached {
  readonly policy: ManagedPolicy
  /** By which it reaches a user; null where it is attached to the principal itself. */
  readonly group: Group | null
}

interface OfGroup {
  readonly key: string
  readonly name: string
  readonly context?: ReadonlyMap<string, ContextValue>
}

/** Policies of groups that could be taken from them: the user keeps what is left. */
function ofGroups(
  principal: Principal,
  groups: readonly Group[],
  found: (group: Group) => readonly OfGroup[],
  after: (made: User, change: string) => Standing,
): readonly FoundMeans[] {
  if (principal.kind !== 'user') return []
  return groups.flatMap((group) =>
    found(group).map(({ key, name, context }) => ({
      arn: group.arn,
      name: `${name} of group/${group.name}`,
      after: after(
        withGroupPolicies(principal, group, (policy) => policy !== key),
        `without ${name} of group/${group.name}`,
      ),
      ...(context === undefined ? {} : { context }),
      isSure: true,
    })),
  )
}

function inForce(policy: ManagedPolicy | undefined): DocumentRef | null {
  const versions = policy?.versions ?? []
  return versions.find(({ version, isDefault }) => isDefault || version === policy?.defaultVersion)?.document ?? null
}
