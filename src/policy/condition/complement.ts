import type { ConditionTest } from '../document/policy.ts'
import { isMultivalued, typeOfKey } from './key-types.ts'
import { operatorNamed } from './operators/index.ts'

/**
 * The test that holds exactly where another does not, missing keys included; null where the language has none.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 *
 * @param lists keys that may hold lists, which satisfy neither an operator for one value nor its negation
 * @example complementOf({ operator: 'Bool', quantifier: null, ifExists: false, key: 'aws:securetransport', values: ['true'] }, new Set())?.ifExists // true
 */
export function complementOf(test: ConditionTest, lists: ReadonlySet<string>): ConditionTest | null {
  const { operator, quantifier, ifExists, key, values } = test
  if (operator === 'Null') return withValue(test, values, 'true', 'false')
  if (quantifier === null && (isMultivalued(key) || lists.has(key))) return null
  if (operator === 'Bool') {
    return quantifier === null ? withValue({ ...test, ifExists: !ifExists }, values, 'true', 'false') : null
  }
  const opposite = oppositeOf(operator, key)
  if (opposite === undefined) return null
  const isTrueOfMissing = ifExists || quantifier === 'ForAllValues' || (quantifier === null && opposite.isPlain)
  const plain = { ...test, operator: opposite.name, ifExists: false }
  if (quantifier === 'ForAllValues') return { ...plain, quantifier: 'ForAnyValue' }
  if (quantifier === 'ForAnyValue') return isTrueOfMissing ? null : { ...plain, quantifier: 'ForAllValues' }
  return isTrueOfMissing && !opposite.isPlain ? null : plain
}

/** Of a test of one value that is true or false, the other value. */
function withValue(
  test: ConditionTest,
  values: readonly string[],
  ...both: readonly [string, string]
): ConditionTest | null {
  const [value = ''] = values
  const other = both.find((one) => one !== value.toLowerCase())
  return values.length !== 1 || other === undefined || !both.includes(value.toLowerCase())
    ? null
    : { ...test, values: [other] }
}

/** Equal and unequal are opposites; ARNs and addresses only where the key always holds one. */
function oppositeOf(name: string, key: string): { readonly name: string; readonly isPlain: boolean } | undefined {
  const type = typeOfKey(key)
  if (name.startsWith('Arn') && type !== 'arn') return undefined
  if (name.endsWith('IpAddress') && type !== 'ip') return undefined
  const negates = operatorNamed(name)?.negates
  if (typeof negates === 'string') return { name: negates, isPlain: true }
  const negation = NEGATIONS.find((other) => operatorNamed(other)?.negates === name)
  return negation === undefined ? undefined : { name: negation, isPlain: false }
}

const NEGATIONS = [
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
  'NumericNotEquals',
  'DateNotEquals',
  'NotIpAddress',
  'ArnNotEquals',
  'ArnNotLike',
]
