import { type Caller, type CallerMatch, matchCaller } from '../policy/caller.ts'
import type { Policy, PolicyStatement } from '../policy/document/policy.ts'
import { all, ALWAYS, type Formula, NEVER } from '../policy/formula.ts'
import { citation } from './cite.ts'
import type { DecidingStatement } from './decision.ts'

/** Where a policy comes from, as its statements are cited. */
export type Origin = Pick<DecidingStatement, 'source' | 'policyArn' | 'policyName' | 'version'>

/** A statement that bears on a question, and under which circumstances it applies. */
export interface Bearing {
  readonly origin: Origin
  /** Null for a document that cannot be read: it may hold anything. */
  readonly statement: PolicyStatement | null
  readonly effect: 'Allow' | 'Deny'
  readonly when: Formula
}

/** A statement of a policy that names principals, with the name by which it meets the caller. */
export interface NamingBearing extends Bearing {
  readonly match: CallerMatch
}

/** What of a policy bears on a question; one that cannot be read may both allow and deny. */
export function bearingsOf(
  policy: Policy,
  origin: Origin,
  match: (statement: PolicyStatement) => Formula,
): readonly Bearing[] {
  if (policy.undecidable !== null) {
    const why = policy.undecidable
    return EFFECTS.map((effect) => ({ origin, statement: null, effect, when: unknown(effect, origin, null, why) }))
  }
  const bearings: Bearing[] = []
  for (const statement of policy.statements) {
    const when = match(statement)
    if (when.is === 'never') continue
    const why = gapOf(statement, origin)
    for (const effect of statement.effect === null ? EFFECTS : [statement.effect]) {
      const open = why === null ? when : all([when, unknown(effect, origin, statement, why)])
      bearings.push({ origin, statement, effect, when: open })
    }
  }
  return bearings
}

/**
 * Why a statement cannot be decided; null where it can. Only policies of resources name principals.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 */
export function gapOf({ principals, undecidable }: PolicyStatement, { source }: Pick<Origin, 'source'>): string | null {
  if (undecidable !== null || principals === null || source === 'trust' || source === 'resource') return undecidable
  return 'it names principals, which only policies of resources do'
}

const EFFECTS = ['Allow', 'Deny'] as const

/** What cannot be read may do one thing and not another: each is an unknown of its own. */
function unknown(effect: Bearing['effect'], origin: Origin, statement: PolicyStatement | null, why: string): Formula {
  const name = citation({ ...origin, statement: statement?.index ?? null, sid: statement?.sid ?? null })
  return { is: 'unknown', why: `${name} may ${effect === 'Allow' ? 'allow' : 'deny'} it: ${why}` }
}

/** Whoever a policy of a resource is held against. */
export interface NamedCaller {
  readonly caller: Caller
  /** Whether a boundary limits it. */
  readonly isBounded: boolean
}

/** What of a trust or resource policy bears on a question of one caller. */
export function namingBearings(
  policy: Policy,
  origin: Origin,
  match: (statement: PolicyStatement) => Formula,
  caller: NamedCaller,
): readonly NamingBearing[] {
  return bearingsOf(policy, origin, match).map((bearing) => ({ match: matchOf(bearing, caller), ...bearing }))
}

/**
 * A statement without a principal has no place in a policy that names them: it names nobody. A Deny with NotPrincipal
 * leaves nobody out whom a boundary limits.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html}
 */
function matchOf({ statement, effect }: Bearing, { caller, isBounded }: NamedCaller): CallerMatch {
  if (statement === null) return { ...NOBODY, named: ALWAYS }
  if (statement.principals === null) return NOBODY
  if (effect === 'Deny' && statement.principals.except && isBounded) return { ...NOBODY, everyone: ALWAYS }
  return matchCaller(statement.principals, caller)
}

const NOBODY: CallerMatch = { named: NEVER, session: NEVER, account: NEVER, everyone: NEVER }

/** When a bearing applies to a caller by one of its names. */
export function whenBy({ when, match }: NamingBearing, by: keyof CallerMatch): Formula {
  return all([match[by], when])
}

/** A statement as answers cite it. */
export function cite({ origin, statement, effect }: Bearing): DecidingStatement {
  const { source, policyArn, policyName, version } = origin
  return {
    effect,
    source,
    policyArn,
    policyName,
    version,
    statement: statement?.index ?? null,
    sid: statement?.sid ?? null,
  }
}
