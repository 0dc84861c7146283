import { byKeys } from '../../model/compare.ts'
import { isObject } from './canonical-json.ts'
import { inNewest, type LanguageVersion } from './language-version.ts'
import { operatorName } from './operator-name.ts'
import type { ConditionTest } from './policy.ts'
import { textSet } from './text-set.ts'

/**
 * The tests of a Condition, all of which must hold: sorted, each once. What cannot be read is left out and told in
 * `troubles`, so that the statement counts as one that may apply more often than its tests show.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html}
 */
export function readConditions(
  condition: unknown,
  version: LanguageVersion,
  troubles: string[],
): readonly ConditionTest[] {
  if (!isObject(condition)) {
    troubles.push('its Condition is not an object')
    return []
  }
  const spell = inNewest(version)
  const tests: ConditionTest[] = []
  for (const written of Object.keys(condition)) {
    const operator = readOperator(written)
    const block = condition[written]
    if (operator === null) troubles.push(`its Condition has an operator that IAM does not know: ${written}`)
    else if (!isObject(block)) troubles.push(`its Condition holds no object under ${written}`)
    else {
      for (const key of Object.keys(block)) {
        const values = textSet(block[key], spell)
        if (values === null || values.length === 0) troubles.push(`its Condition has no values for ${written} ${key}`)
        else tests.push(testOf(operator, key.toLowerCase(), values))
      }
    }
  }
  return tests.length < 2 ? tests : eachOnce(tests, troubles)
}

/** Member by member, since spreading the operator would take longer than all the rest of reading a statement. */
function testOf({ operator, quantifier, ifExists }: Operator, key: string, values: readonly string[]): ConditionTest {
  return { operator, quantifier, ifExists, key, values }
}

/**
 * Several tests, sorted, each once. Names that differ in letter case alone are one key: what IAM makes of two such tests,
 * no page says, so that neither is kept.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case}
 */
function eachOnce(tests: readonly ConditionTest[], troubles: string[]): readonly ConditionTest[] {
  const byTested = new Map<string, ConditionTest | null>()
  for (const test of tests) {
    const tested = testedText(test)
    const known = byTested.get(tested)
    if (known === undefined) byTested.set(tested, test)
    else if (known !== null && testText(known) !== testText(test)) {
      troubles.push(`its Condition has two tests for ${tested}`)
      byTested.set(tested, null)
    }
  }
  const sorted = [...byTested].sort(byTestedText).map(([, test]) => test)
  return sorted.filter((test) => test !== null)
}

const byTestedText = byKeys<readonly [string, unknown]>(([tested]) => tested)

/** A test in one line, the same for tests that are the same: `ForAllValues:StringLikeIfExists aws:tagkeys "a" "b*"`. */
export function testText(test: ConditionTest): string {
  return `${testedText(test)} ${test.values.map((value) => JSON.stringify(value)).join(' ')}`
}

/** What a test asks, without the values: `ForAllValues:StringLikeIfExists aws:tagkeys`. */
function testedText({ operator, quantifier, ifExists, key }: ConditionTest): string {
  return `${quantifier === null ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''} ${key}`
}

type Operator = Pick<ConditionTest, 'operator' | 'quantifier' | 'ifExists'>

/** Null for a name that the documentation does not have; Null itself takes neither prefix nor suffix. */
export function readOperator(written: string): Operator | null {
  const known = READ.get(written)
  if (known !== undefined) return known
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(operatorName(written))
  const [, quantifier, operator = '', ifExists] = match ?? []
  const isKnown = operatorName(operator.toLowerCase()) === operator && operatorName(operator.toUpperCase()) === operator
  const isPlain = quantifier === undefined && ifExists === undefined
  const read =
    match && isKnown && (operator !== 'Null' || isPlain)
      ? { operator, quantifier: quantifierOf(quantifier), ifExists: ifExists !== undefined }
      : null
  if (read !== null) READ.set(written, read)
  return read
}

/** Operators as they are written, read once: an account writes a few dozen, some ten thousand times each. */
const READ = new Map<string, Operator>()

function quantifierOf(text: string | undefined): ConditionTest['quantifier'] {
  return text === 'ForAllValues' || text === 'ForAnyValue' ? text : null
}
