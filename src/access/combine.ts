import type { CallerMatch } from '../policy/caller.ts'
import type { ConditionTest } from '../policy/document/policy.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../policy/formula.ts'
import type { Asker } from './asker.ts'
import { type Bearing, type NamingBearing, whenBy } from './bearing.ts'
import type { Sides } from './sides.ts'

/** Under which circumstances each side of a decision holds, and all of them together. */
export interface Combined {
  readonly identity: Formula
  readonly boundary: Formula
  readonly scps: readonly Formula[]
  /** By the resource's own policy; `never` where it was not given. */
  readonly resource: Formula
  /** What of that needs no identity policy of the same account: by the caller's own name, a session's, or everyone's. */
  readonly direct: Formula
  /** What of that no boundary holds back. */
  readonly freely: Formula
  /** Some explicit Deny applies. */
  readonly denied: Formula
  readonly allowed: Formula
}

/**
 * The rules by which policies make a decision together: an explicit Deny anywhere ends it; SCPs must allow at every
 * level; a boundary limits what identity policies grant; in one account the resource's policy may grant as well, across
 * two both sides must; trust and key policies must always, so that without the key's policy nothing is certain.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html}
 * {@link https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html}
 */
export function combine(asker: Asker, sides: Sides): Combined {
  const identity = allowOf(sides.identity ?? [])
  const boundary = sides.boundary === null ? ALWAYS : allowOf(sides.boundary)
  const scps = sides.scps.map(allowOf)
  const resource = grantedTo('named', 'session', 'account', 'everyone')(sides.resource ?? [])
  const direct = grantedTo('named', 'session', 'everyone')(sides.resource ?? [])
  const freely = grantedTo(...(isNamedFreely(asker, sides) ? (['named', 'session'] as const) : (['session'] as const)))(
    sides.resource ?? [],
  )
  const denied = any([
    denyOf(sides.identity ?? []),
    denyOf(sides.boundary ?? []),
    ...sides.scps.map(denyOf),
    any((sides.resource ?? []).filter(isDeny).map((bearing) => anyName(bearing))),
  ])
  const granted = grant(asker, sides, { identity, boundary, resource })
  return { identity, boundary, scps, resource, direct, freely, denied, allowed: all([granted, ...scps, not(denied)]) }
}

type Parts = Pick<Combined, 'identity' | 'boundary' | 'resource'>

/**
 * Who gives it, without Denies and SCPs. A session that is named is not held back by a boundary that merely does not
 * allow; nor is a user, but for trust policies; a role is.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html}
 */
function grant(asker: Asker, sides: Sides, { identity, boundary, resource }: Parts): Formula {
  const { caller, principal } = asker
  if (sides.isOthers) return NEVER
  if (principal === null) {
    if (caller.kind === 'deleted') return NEVER
    if (caller.kind === 'service' || caller.kind === 'federated' || caller.kind === 'canonical-user')
      return sides.resource === null ? { is: 'unknown', why: RESOURCE_UNSEEN } : resource
    const unseen = `what ${caller.name} may do stands in policies of account ${caller.account ?? ''}, which this night does not hold`
    if (sides.resource === null) return { is: 'unknown', why: unseen }
    return sides.identity === null ? all([resource, { is: 'unknown', why: unseen }]) : all([resource, identity])
  }
  const own = all([identity, boundary])
  const { resourceAccount } = sides
  const isForeign = resourceAccount !== null && resourceAccount !== caller.account
  if (isForeign) {
    const unseen = `whether account ${resourceAccount} lets it, by a policy that was not given`
    return all([own, sides.resource === null ? { is: 'unknown', why: unseen } : resource])
  }
  if (sides.resource === null) return sides.mustAllow ? all([own, { is: 'unknown', why: KEY_UNSEEN }]) : own
  const by = (...names: readonly (keyof CallerMatch)[]): Formula => grantedTo(...names)(sides.resource ?? [])
  const itself = isNamedFreely(asker, sides) ? by('named') : all([by('named'), boundary])
  const direct = any([itself, by('session'), toEveryone(sides.resource, boundary)])
  return any([direct, sides.mustAllow ? all([by('account'), own]) : own])
}

/** Whether a policy that names a user lets it, whatever its boundary allows. */
function isNamedFreely({ caller }: Asker, { resource }: Sides): boolean {
  return caller.kind === 'user' && resource?.some(({ origin }) => origin.source === 'trust') !== true
}

const KEY_UNSEEN = 'whether the policy of the key lets it, which must and was not given'
const RESOURCE_UNSEEN = 'whether the policy of the resource lets it, which was not given'

/**
 * What is granted to `*` is not held back by a boundary that merely does not allow, where a condition on aws:PrincipalArn
 * says to whom; where none does, AWS does not say.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles}
 */
function toEveryone(bearings: readonly NamingBearing[], boundary: Formula): Formula {
  const grants = bearings.filter((bearing) => !isDeny(bearing))
  return any(
    grants.map((bearing) => {
      const isByArn = bearing.statement?.conditions.some(saysToWhom) === true
      return all([whenBy(bearing, 'everyone'), isByArn ? ALWAYS : any([boundary, UNDOCUMENTED])])
    }),
  )
}

/** Whether a test names principals, rather than leaving some out. */
function saysToWhom({ key, operator }: ConditionTest): boolean {
  return key === 'aws:principalarn' && operator !== 'Null' && !operator.includes('Not')
}

const UNDOCUMENTED: Formula = {
  is: 'unknown',
  why: 'AWS does not say whether a boundary limits what a resource grants to everyone',
}

function isDeny({ effect }: Bearing): boolean {
  return effect === 'Deny'
}

function allowOf(bearings: readonly Bearing[]): Formula {
  return any(bearings.filter(({ effect }) => effect === 'Allow').map(({ when }) => when))
}

function denyOf(bearings: readonly Bearing[]): Formula {
  return any(bearings.filter(isDeny).map(({ when }) => when))
}

function anyName(bearing: NamingBearing): Formula {
  const names = ['named', 'session', 'account', 'everyone'] as const
  return any(names.map((name) => whenBy(bearing, name)))
}

function grantedTo(...names: readonly (keyof CallerMatch)[]): (bearings: readonly NamingBearing[]) => Formula {
  return (bearings) =>
    any(bearings.filter((bearing) => !isDeny(bearing)).flatMap((bearing) => names.map((name) => whenBy(bearing, name))))
}
