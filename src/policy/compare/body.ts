import { type Caller, callerFormula } from '../caller.ts'
import type { PolicyStatement } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import { unknownsIn } from '../unknowns-in.ts'
import { conditionPart, type Disjunction, literalKey, type Part, type TextPart, yes } from './literal.ts'
import { regionsOf } from './regions.ts'
import { valueCases } from './value-cases.ts'

/**
 * What a statement says once its actions and its principals are put aside: two bodies with the same key do the same to
 * the same requests.
 */
export interface Body {
  readonly key: string
  readonly effect: 'Allow' | 'Deny'
  /** One of these the resource is; null where the statement leaves it open. */
  readonly among: TextPart | null
  /** All of these hold beside. */
  readonly rest: readonly Disjunction[]
  /** The same where effect and rest are. */
  readonly restKey: string
}

/**
 * The bodies of a statement, any of which is enough for it to apply: one for the resources that it names outright, one
 * for each with policy variables, and these by what its condition leaves of the variables. A statement that may allow or
 * deny has both.
 *
 * @param owner tells the document, so that what cannot be read in two of them is not taken for the same
 * @param caller who asks; null where nobody is named
 */
export function bodiesOf(statement: PolicyStatement, owner: string, caller: Caller | null): readonly Body[] {
  return valueCases(statement).flatMap((one) => bodiesOfCase(one, owner, caller))
}

function bodiesOfCase(statement: PolicyStatement, owner: string, caller: Caller | null): readonly Body[] {
  const { effect, resources, principals, conditions } = statement
  const named = principals === null || caller === null ? [] : namedParts(callerFormula(principals, caller))
  if (named === null) return []
  const parts = [...named, ...conditions.map(conditionPart), ...unreadPart(statement, owner)]
  const rest = parts.map((part): Disjunction => [yes(part)])
  const regions = resources === null ? [{ among: null, rest: [] }] : regionsOf(resources)
  const effects = effect === null ? (['Allow', 'Deny'] as const) : [effect]
  return effects.flatMap((one) => regions.map((region) => body(one, region.among, eachOnce([...region.rest, ...rest]))))
}

/** A body by what it consists of. */
export function body(effect: Body['effect'], among: TextPart | null, rest: readonly Disjunction[]): Body {
  const restKey = `${effect} ${rest.map(disjunctionKey).join(' ')}`
  return { key: `${among === null ? '' : among.key} ${restKey}`, effect, among, rest, restKey }
}

/** Whether something of a body cannot be read. */
export function isUnread({ rest }: Body): boolean {
  return rest.some((disjunction) => disjunction.some(({ part }) => part.is === 'unknown'))
}

/** What a resource needs may be what the statement asks for. */
function eachOnce(rest: readonly Disjunction[]): readonly Disjunction[] {
  return [...new Map(rest.map((disjunction) => [disjunctionKey(disjunction), disjunction])).values()]
}

function disjunctionKey(disjunction: Disjunction): string {
  return JSON.stringify(disjunction.map(literalKey))
}

/** Null where the caller is not meant. */
function namedParts(formula: Formula): readonly Part[] | null {
  if (formula.is === 'always') return []
  if (formula.is === 'never') return null
  const [why] = unknownsIn(formula)
  const key = `formula ${JSON.stringify(formula)}`
  return [why === undefined ? { is: 'condition', key, formula } : { is: 'unknown', key, why }]
}

function unreadPart({ index, undecidable }: PolicyStatement, owner: string): readonly Part[] {
  if (undecidable === null) return []
  const why = `statement ${index} of the ${owner} document: ${undecidable}`
  return [{ is: 'unknown', key: `unread ${why}`, why }]
}
