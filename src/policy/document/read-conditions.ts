import { byKeys } from '../../model/compare.ts'
import { membersOf } from '../../util/members.ts'
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
  const tests = new Map<string, ConditionTest | null>()
  for (const [written, block] of membersOf(condition)) {
    const operator = readOperator(written)
    if (operator === null) troubles.push(`its Condition has an operator that IAM does not know: ${written}`)
    else if (!isObject(block)) troubles.push(`its Condition holds no object under ${written}`)
    else {
      for (const [key, value] of membersOf(block)) {
        const values = textSet(value, spell)
        if (values === null || values.length === 0) troubles.push(`its Condition has no values for ${written} ${key}`)
        else addTest({ ...operator, key: key.toLowerCase(), values }, tests, troubles)
      }
    }
  }
  const read = [...tests.values()].filter((test) => test !== null)
  return read.length < 2 ? read : read.sort(byTest)
}

/**
 * Adds a test to those of a Condition, by what it tests. Names that differ in letter case alone are one key: what IAM makes
 * of two such tests, no page says, so that neither is kept.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case}
 */
function addTest(test: ConditionTest, tests: Map<string, ConditionTest | null>, troubles: string[]): void {
  const tested = testText({ ...test, values: [] })
  const known = tests.get(tested)
  if (known === undefined) tests.set(tested, test)
  else if (known !== null && testText(known) !== testText(test)) {
    troubles.push(`its Condition has two tests for ${tested.trim()}`)
    tests.set(tested, null)
  }
}

const byTest = byKeys<ConditionTest>(testText)

/** A test in one line, the same for tests that are the same: `ForAllValues:StringLikeIfExists aws:tagkeys "a" "b*"`. */
export function testText({ operator, quantifier, ifExists, key, values }: ConditionTest): string {
  return `${quantifier === null ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''} ${key} ${values.map((value) => JSON.stringify(value)).join(' ')}`
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
