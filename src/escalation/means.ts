import type { HeldPolicies, HeldPolicy } from '../access/held-policies.ts'
import type { AccountView } from '../model/account.ts'
import { nameInArn } from '../model/arn.ts'
import type { Group, ManagedPolicy, Principal } from '../model/entity.ts'
import type { ContextValue } from '../policy/request.ts'
import { groupBy } from '../util/group-by.ts'
import { once } from '../util/once.ts'
import {
  inGroup,
  newcomer,
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

/**
 * @param isWorth whether a group allows anything that a technique takes: to be added to another makes nobody more
 */
export function meansIn(account: AccountView, held: HeldPolicies, isWorth: (group: Group) => boolean): MeansOf {
  const groupsWorth = once(() => account.groups().filter(isWorth))
  const groupsByName = once(() => groupBy(account.groups(), ({ name }) => name.toLowerCase()))
  const policies = once(() => new Map(account.managedPolicies().map((policy) => [policy.arn, policy])))
  const groupsOf = (principal: Principal): readonly Group[] =>
    principal.kind === 'role'
      ? []
      : (principal.groups ?? []).flatMap((name) => groupsByName().get(name.toLowerCase()) ?? [])
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
        return groupsWorth()
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
        return denying(held.of(principal), 'identity', false).map(({ key, ...policy }) => ({
          ...policy,
          arn: principal.arn,
          after: after(withoutAttached(principal, key), `without ${policy.name}`),
          isSure: true,
        }))
      case 'inline-deny':
        return denying(held.of(principal), 'identity', true).map(({ key, ...policy }) => ({
          ...policy,
          arn: principal.arn,
          after: after(withoutInline(principal, key), `without its ${policy.name}`),
          isSure: true,
        }))
      case 'group-attached-deny':
      case 'group-inline-deny':
        if (principal.kind !== 'user') return []
        return groups.flatMap((group) =>
          denying(held.ofGroup(group), 'group', by === 'group-inline-deny').map(({ key, ...policy }) => {
            const name = `${policy.name} of group/${group.name}`
            const made = withGroupPolicies(principal, group, (kept) => kept !== key)
            return { ...policy, arn: group.arn, name, after: after(made, `without ${name}`), isSure: true }
          }),
        )
      case 'group-with-deny':
        if (principal.kind !== 'user') return []
        return groups
          .filter((group) => held.ofGroup(group).some(denies))
          .map((group) => ({
            arn: group.arn,
            name: `group/${group.name}`,
            after: after(outOfGroup(principal, group), `removed from group/${group.name}`),
            isSure: true,
          }))
      case 'new-user':
      case 'new-role': {
        const kind = by === 'new-user' ? 'user' : 'role'
        const made = after(newcomer(principal), `as a new ${kind}`)
        const standing = keep({ ...withEverything(made), change: `as a new ${kind} with every permission` })
        // A name that no user or role can have.
        return [
          {
            arn: principal.arn.replace(/:(?:user|role)\/.*$/s, `:${kind}/(new)`),
            name: `a new ${kind}`,
            after: standing,
            isSure: true,
          },
        ]
      }
      case 'group-of-new-user':
        return groupsWorth().map((group) => ({
          arn: group.arn,
          name: `group/${group.name}`,
          after: after(inGroup(newcomer(principal), group), `as a new user in group/${group.name}`),
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

/** A policy that denies something: what tells it from others of its holder, and what requests to take it away say. */
interface Denying {
  readonly key: string
  readonly name: string
  readonly context?: ReadonlyMap<string, ContextValue>
}

/** The policies of a holder that deny something, as they are in force: managed or inline ones. */
function denying(policies: readonly HeldPolicy[], source: HeldPolicy['source'], isInline: boolean): readonly Denying[] {
  return policies
    .filter((one) => one.source === source && (one.policyName !== null) === isInline && denies(one))
    .map(({ policyArn, policyName }) =>
      policyName === null
        ? { key: policyArn, name: `policy/${nameInArn(policyArn)}`, context: new Map([['iam:policyarn', policyArn]]) }
        : { key: policyName, name: `inline policy ${policyName}` },
    )
}

function denies({ policy }: HeldPolicy): boolean {
  return policy.statements.some(({ effect }) => effect === 'Deny')
}
