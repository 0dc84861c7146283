import type { AccountView, DefaultVersion } from '../model/account.ts'
import { defaultVersionOf } from '../model/default-version.ts'
import type { DocumentRef } from '../model/document.ts'
import type { Group, InlinePolicy, ManagedPolicy, Principal } from '../model/entity.ts'
import type { Policy } from '../policy/document/policy.ts'
import { readPolicy } from '../policy/document/read-policy.ts'
import { groupBy } from '../util/group-by.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import type { DecidingStatement } from './decision.ts'
import type { HeldPolicy } from './held-policy.ts'
import { LaterPolicy } from './later-policy.ts'

export type { HeldPolicy } from './held-policy.ts'

/** The policies of everyone in a night: each document is read once. */
export interface HeldPolicies {
  /** In the order own, group, boundary; what the night does not say stands as a policy that is undecidable. */
  of(principal: Principal): readonly HeldPolicy[]
  /** Those of one group, as a member has them. */
  ofGroup(group: Group): readonly HeldPolicy[]
  /** A managed policy as whoever it is attached to has it, and as whoever it is the boundary of. */
  attached(arn: string): HeldPolicy
  boundary(arn: string): HeldPolicy
  /** An inline policy as the user or role that has it. */
  inline(principal: Principal, policy: InlinePolicy): HeldPolicy
  /** The policies of the group that a name means, as its members have them; null where the night does not say which it is. */
  byName(group: string): readonly HeldPolicy[] | null
  /** Tells who has a document, the boundary's apart, that passes a test; it is given null for what the night does not say. */
  having(passes: (ref: DocumentRef | null) => boolean): Having
  read(ref: DocumentRef): Policy
}

/** Whether something brings a document that passes a test. */
export interface Having {
  /** Of a managed policy, by its ARN. */
  readonly policy: (arn: string) => boolean
  /** Of a group, by the name that its members have for it. */
  readonly group: (name: string) => boolean
  /** Of whatever a user or role has, the boundary apart. */
  readonly principal: (principal: Principal) => boolean
}

/** Whether a statement is judged as if it were not there. */
export type IsLeftOut = (statement: Pick<DecidingStatement, 'policyArn' | 'policyName' | 'statement'>) => boolean

/** A policy without the statements that are left out. */
export function withoutStatements(
  policy: Policy,
  origin: Pick<DecidingStatement, 'policyArn' | 'policyName'>,
  isLeftOut: IsLeftOut | null,
): Policy {
  if (isLeftOut === null) return policy
  const statements = policy.statements.filter(({ index }) => !isLeftOut({ ...origin, statement: index }))
  return statements.length === policy.statements.length ? policy : { ...policy, statements }
}

/** Follows principals to the documents in force. Nothing is read before it is asked for. */
export function heldPolicies(account: AccountView, isLeftOut: IsLeftOut | null = null): HeldPolicies {
  const versionOf = defaultVersions(account)
  const groups = once(() => groupBy(account.groups(), ({ name }) => name.toLowerCase()))
  const policies = new Map<DocumentRef, Policy>()
  const ofGroups = new Map<Group, readonly HeldPolicy[]>()

  const read = (ref: DocumentRef): Policy => {
    let policy = policies.get(ref)
    if (policy === undefined) policies.set(ref, (policy = readPolicy(account.document(ref))))
    return policy
  }
  const policyIn = (ref: DocumentRef | null, origin: Pick<HeldPolicy, 'policyArn' | 'policyName'>): Policy =>
    ref === null
      ? missing(`the night lacks the document of ${named(origin)}`)
      : withoutStatements(read(ref), origin, isLeftOut)
  const managed = (policyArn: string, source: HeldPolicy['source'], groupArn: string | null): HeldPolicy => {
    const { version, document: ref } = versionOf(policyArn)
    const origin = { source, policyArn, policyName: null, version, groupArn, ref }
    return new LaterPolicy(origin, () => policyIn(ref, origin))
  }
  const attached = remembered((arn: string) => managed(arn, 'identity', null))
  const boundary = remembered((arn: string) => managed(arn, 'boundary', null))
  const inline = (
    holder: Principal | Group,
    { name, document: ref }: InlinePolicy,
    source: HeldPolicy['source'],
    groupArn: string | null,
  ): HeldPolicy => {
    const origin = { source, policyArn: holder.arn, policyName: name, version: null, groupArn, ref }
    return new LaterPolicy(origin, () => policyIn(ref, origin))
  }
  const own = (holder: Principal | Group, source: HeldPolicy['source'], groupArn: string | null): HeldPolicy[] => {
    const gap = (what: string): HeldPolicy => unseen(holder.arn, source, groupArn, what)
    const policies = holder.attached?.map(({ arn }) =>
      groupArn === null ? attached(arn) : managed(arn, source, groupArn),
    ) ?? [gap('its attached policies')]
    if (holder.inline === null) policies.push(gap('its inline policies'))
    else for (const policy of holder.inline) policies.push(inline(holder, policy, source, groupArn))
    return policies
  }
  const ofGroup = (group: Group): readonly HeldPolicy[] => {
    let held = ofGroups.get(group)
    if (held === undefined) ofGroups.set(group, (held = own(group, 'group', group.arn)))
    return held
  }
  /** The group that a name means; undefined where there is none, null where there are several. */
  const groupNamed = remembered((name: string): Group | null | undefined => {
    const alike = groups().get(name.toLowerCase()) ?? []
    const exact = alike.filter((group) => group.name === name)
    const [group, another] = exact.length > 0 ? exact : alike
    return another === undefined ? group : null
  })
  const viaGroups = (principal: Principal): readonly HeldPolicy[] => {
    if (principal.kind === 'role') return []
    if (principal.groups === null) return [unseen(principal.arn, 'group', null, 'its groups')]
    return principal.groups.flatMap((name) => {
      const group = groupNamed(name)
      if (group === undefined) return [unseen(principal.arn, 'group', null, `its group ${name}`)]
      return group === null ? [unseen(principal.arn, 'group', null, `which ${name} is its group`)] : ofGroup(group)
    })
  }
  return {
    of: remembered((principal: Principal) => {
      const policies = own(principal, 'identity', null)
      policies.push(...viaGroups(principal))
      if (principal.boundary !== null) policies.push(boundary(principal.boundary.arn))
      return policies
    }),
    ofGroup,
    attached,
    boundary,
    inline: (principal, policy) => inline(principal, policy, 'identity', null),
    byName: (name) => {
      const group = groupNamed(name) ?? null
      return group === null ? null : ofGroup(group)
    },
    having: (passes) => {
      const policy = remembered((arn: string) => passes(versionOf(arn).document))
      const isOwn = ({ attached, inline }: Pick<Group, 'attached' | 'inline'>): boolean =>
        (attached?.some(({ arn }) => policy(arn)) ?? passes(null)) ||
        (inline?.some(({ document }) => passes(document)) ?? passes(null))
      const group = remembered((name: string) => isOwn(groupNamed(name) ?? NOTHING_SAID))
      return {
        policy,
        group,
        principal: (one) => isOwn(one) || (one.kind === 'user' && (one.groups?.some(group) ?? passes(null))),
      }
    },
    read,
  }
}

const NOTHING_SAID = { attached: null, inline: null }

function named({ policyArn, policyName }: Pick<HeldPolicy, 'policyArn' | 'policyName'>): string {
  return policyName === null ? policyArn : `the inline policy ${policyName}`
}

/** So many policies are read one by one: whoever asks about more has most of them read sooner all at once. */
const FEW = 48

/** Finds the versions in force of managed policies by their ARNs. */
function defaultVersions(account: AccountView): (arn: string) => DefaultVersion {
  const { named } = account
  const all = once(() => named?.defaultVersions() ?? versionsIn(account.managedPolicies()))
  const single = new Map<string, DefaultVersion>()
  return (arn) => {
    let found = single.get(arn)
    if (found !== undefined) return found
    if (named === undefined || single.size >= FEW) return all().get(arn) ?? defaultVersionOf(undefined)
    single.set(arn, (found = defaultVersionOf(named.managedPolicies([arn])[0])))
    return found
  }
}

/** By ARN; where policies share one, the first has it. */
function versionsIn(policies: readonly ManagedPolicy[]): ReadonlyMap<string, DefaultVersion> {
  return new Map(policies.toReversed().map((policy) => [policy.arn, defaultVersionOf(policy)]))
}

function unseen(holder: string, source: HeldPolicy['source'], groupArn: string | null, what: string): HeldPolicy {
  const policy = missing(`the night does not say ${what}`)
  return { source, policyArn: holder, policyName: null, version: null, groupArn, ref: null, policy }
}

function missing(undecidable: string): Policy {
  return { statements: [], undecidable }
}
