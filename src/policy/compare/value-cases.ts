import { byCodeUnit } from '../../model/compare.ts'
import { readTest } from '../condition/reading.ts'
import type { ConditionTest, PolicyStatement } from '../document/policy.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { isClosed, variablesOf, withValues } from '../pattern/variables.ts'

/**
 * A statement as one for each value that its condition leaves to a key which its resources, or other tests, name as a
 * variable: there the value stands in place of the variable. Any of them applies where the statement does, and nowhere else.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 */
export function valueCases(statement: PolicyStatement): readonly PolicyStatement[] {
  const left = statement.conditions.filter(isOfFewValues)
  if (left.length === 0) return [statement]
  const named = namedIn(statement)
  return left
    .filter(({ key }) => named.has(key))
    .reduce<readonly PolicyStatement[]>(
      (cases, test) =>
        cases.length * test.values.length > MOST_CASES ? cases : cases.flatMap((one) => split(one, test)),
      [statement],
    )
}

const MOST_CASES = 8

/** Whether a test leaves a key the values that it lists, without variables in them, and no list of several. */
function isOfFewValues({ operator, quantifier, ifExists, values }: ConditionTest): boolean {
  return (
    operator === 'StringEquals' &&
    quantifier === null &&
    !ifExists &&
    values.length <= MOST_CASES &&
    values.every((value) => !value.includes('${'))
  )
}

/** Keys that stand as variables in the resources, or in what is compared. */
function namedIn({ resources, conditions }: PolicyStatement): ReadonlySet<string> {
  const open = resources?.patterns.filter((text) => text.includes('${')) ?? []
  const read = open.map((text) => parsePattern(text))
  return new Set([...read, ...conditions.flatMap(withVariables)].flatMap(variablesOf))
}

function withVariables(test: ConditionTest): readonly Pattern[] {
  const reading = readTest(test)
  const isRead = reading?.operator.variables === true && !reading.values.every(isClosed)
  return isRead ? reading.values : []
}

function split(statement: PolicyStatement, { key, values }: ConditionTest): readonly PolicyStatement[] {
  const { resources, conditions } = statement
  return values.map((value) => {
    const fill = (pattern: Pattern): string =>
      (withValues(pattern, (asked) => (asked === key ? value : undefined)) ?? pattern).text
    const fillTest = (test: ConditionTest): ConditionTest => {
      if (test.key === key && isOfFewValues(test)) return { ...test, values: [value] }
      const open = withVariables(test)
      return open.length === 0 ? test : { ...test, values: [...new Set(open.map(fill))].sort(byCodeUnit) }
    }
    return {
      ...statement,
      resources: resources && { ...resources, patterns: resources.patterns.map((text) => fill(parsePattern(text))) },
      conditions: conditions.map(fillTest),
    }
  })
}
