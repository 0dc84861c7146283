import { isUniqueId } from '../model/arn.ts'
import type { Principal } from '../model/entity.ts'
import type { Given } from '../policy/condition/given.ts'
import type { ConditionTest } from '../policy/document/policy.ts'
import { testsIn } from '../policy/condition/tests-in.ts'
import { areTied, tiesOf } from '../policy/condition/ties.ts'
import { ALWAYS, type Formula } from '../policy/formula.ts'
import type { ContextValue } from '../policy/request.ts'
import type { AccessQuestion } from './decision.ts'
import { formulaKeys } from './formula-keys.ts'
import type { KnownKey } from './principal-facts.ts'
import { RESOURCE_KEY } from './asked-resource.ts'

/**
 * What is known of the keys that a formula asks for: what the user gave, then what the night says; the others are
 * missing where the user's context is complete, else open. What is assumed to be there, such as the time, stays open.
 *
 * @param resource where one is asked about
 * @param assumptions what holds of every request, such as {@link timesAfter} and {@link sessionsOf}
 * @param isList whether a key, in lower case, may hold several values whichever operator asks for it
 */
export function knownRequest(
  formula: Formula,
  { context, contextIsComplete = false }: AccessQuestion,
  resource: string | null,
  facts: readonly KnownKey[],
  assumptions: readonly ConditionTest[],
  isList: (key: string) => boolean = () => false,
): Given {
  const known = new Map<string, ContextValue>()
  const missing = new Set<string>()
  const keys = formulaKeys(formula)
  const assumed = assumptions.filter(({ key }) => keys.has(key))
  const isThere = (key: string): boolean => assumed.some((test) => test.key === key && !test.ifExists)
  for (const key of keys) {
    const value = key === RESOURCE_KEY ? (resource ?? undefined) : asked(context, key, facts)
    if (value === null || (value === undefined && contextIsComplete && !isThere(key))) missing.add(key)
    else if (value !== undefined) known.set(key, value)
  }
  const isOpen = new Set([...keys].filter((key) => !known.has(key) && !missing.has(key)))
  const ties = areTied(keys) ? tiesOf(testsIn(formula), isOpen) : ALWAYS
  const request: Given = { context: known, missing, isComplete: false, assumptions: assumed, isList }
  return ties.is === 'always' ? request : { ...request, ties }
}

/** What the user says comes before what the night does. */
function asked(
  context: AccessQuestion['context'],
  key: string,
  facts: readonly KnownKey[],
): ContextValue | null | undefined {
  const given = context?.get(key)
  return given === undefined ? firstKnown(facts, key) : given
}

function firstKnown(facts: readonly KnownKey[], key: string): ContextValue | null | undefined {
  for (const fact of facts) {
    const value = fact(key)
    if (value !== undefined) return value
  }
  return undefined
}

/** The longest that a session lasts. {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html} */
const LONGEST_SESSION = 36 * 60 * 60 * 1000

/**
 * Requests come after the night, and with credentials that were issued no more than a session's length before it.
 *
 * @param takenAt when the night was taken, ISO 8601
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime}
 */
export function timesAfter(takenAt: string): readonly ConditionTest[] {
  const taken = Date.parse(takenAt)
  const after = (key: string, value: string, ifExists: boolean): ConditionTest => {
    return { operator: 'DateGreaterThanEquals', quantifier: null, ifExists, key, values: [value] }
  }
  return [
    after('aws:currenttime', new Date(taken).toISOString(), false),
    { ...after('aws:epochtime', String(Math.floor(taken / 1000)), false), operator: 'NumericGreaterThanEquals' },
    after('aws:epochtime', String(Math.floor(taken / 1000)), false),
    after('aws:tokenissuetime', new Date(taken - LONGEST_SESSION).toISOString(), true),
  ]
}

/**
 * Sessions of a role are told by its unique id and a name that whoever assumes it chooses; the night may lack the id.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable}
 *
 * @param session the name, where one is asked about
 */
export function sessionsOf(principal: Principal | null, session = '*'): readonly ConditionTest[] {
  if (principal?.kind !== 'role') return []
  const id = isUniqueId(principal.id) ? principal.id : '*'
  if (id === '*' && session === '*') return []
  const values = [`${id}:${session}`]
  return [{ operator: 'StringLike', quantifier: null, ifExists: false, key: 'aws:userid', values }]
}
