import type { ConditionTest } from '../document/policy.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { isClosed, withValues } from '../pattern/variables.ts'
import type { Context, ContextValue } from '../request.ts'
import { type Reading, readTest } from './reading.ts'
import { allHold, anyHolds, opposite, type Truth } from './truth.ts'

/**
 * Whether a test holds of a request whose context is known in full: a key that it lacks is missing, and so is one that
 * a policy variable names. Undecided where neither AWS's pages nor what was seen of the service say.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html}
 *
 * @example holds({ operator: 'StringNotEquals', quantifier: null, ifExists: false, key: 'aws:username', values: ['ann'] }, new Map()) // true
 */
export function holds(test: ConditionTest, context: Context): Truth {
  const value = context.get(test.key)
  if (test.operator === 'Null') return isNull(test.values, value)
  const reading = readTest(test)
  if (reading === undefined) return 'undecided'
  const { operator, values } = reading
  return holdsOf({ ...reading, values: operator.variables ? withContext(values, context) : values }, value)
}

/**
 * Whether a test, whose values hold no variables that its operator knows, holds of one state of its key.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html}
 */
export function holdsOf(reading: Reading, value: ContextValue | undefined): Truth {
  const { quantifier, ifExists } = reading.test
  if (value === undefined) return whenMissing(reading)
  if (quantifier === null) {
    if (typeof value === 'string') return holdsOfOne(reading, value)
    // A key of several values never matches an operator of one, even negated. An empty list may count as missing.
    return value.length === 0 && whenMissing(reading) ? 'undecided' : false
  }
  const elements = typeof value === 'string' ? [value] : value
  if (elements.length === 0) return quantifier === 'ForAllValues' ? true : ifExists ? 'undecided' : false
  const truths = elements.map((element) => holdsOfOne(reading, element))
  return quantifier === 'ForAllValues' ? allHold(truths) : anyHolds(truths)
}

/**
 * `true` asks that the key is missing, `false` that it is there and not empty; an empty text is there.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null}
 */
export function isNull(values: readonly string[], value: ContextValue | undefined): Truth {
  const isMissing = value === undefined || (typeof value !== 'string' && value.length === 0)
  return anyHolds(
    values.map((asked): Truth => {
      const lower = asked.toLowerCase()
      return lower === 'true' ? isMissing : lower === 'false' ? !isMissing : 'undecided'
    }),
  )
}

/**
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists}
 */
function whenMissing({ operator, test: { quantifier, ifExists } }: Reading): boolean {
  if (ifExists || quantifier === 'ForAllValues') return true
  return quantifier === null && operator.negates !== null
}

/**
 * One value of the request against all of the policy's: any of them is enough, and for a negated operator none may match.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html}
 */
export function holdsOfOne({ operator, values }: Reading, given: string): Truth {
  if (operator.isMalformed(given)) return false
  const matched = anyHolds(
    values.map((value) => (operator.variables || isClosed(value) ? operator.matches(value, given) : 'undecided')),
  )
  return operator.negates === null ? matched : opposite(matched)
}

/**
 * Values with their variables replaced. One that names a missing key, and has no default, matches nothing and is left
 * out; so is one that names a key of several values.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 */
function withContext(values: readonly Pattern[], context: Context): readonly Pattern[] {
  if (values.every(isClosed)) return values
  return values.flatMap((value) => {
    const filled = withKnown(value, (key) => context.get(key) ?? null)
    return filled === null ? [] : [filled]
  })
}

/** The value with what is known put in; null where it then matches nothing. */
export function withKnown(value: Pattern, lookup: (key: string) => ContextValue | null | undefined): Pattern | null {
  if (value.tokens.some((token) => token.is === 'variable' && isList(lookup(token.key)))) return null
  return withValues(value, (key) => {
    const known = lookup(key)
    return typeof known === 'string' ? known : known === null ? null : undefined
  })
}

/** Whether a key has several values, which may be none. */
export function isList(value: ContextValue | null | undefined): value is readonly string[] {
  return typeof value === 'object' && value !== null
}
