import type { ConditionTest } from '../document/policy.ts'
import { all, any, type Formula, not } from '../formula.ts'
import { parsePattern } from '../pattern/parse.ts'
import { isClosed } from '../pattern/variables.ts'
import { type Given, knownOf } from './given.ts'
import { withKnown } from './holds.ts'
import { readTest } from './reading.ts'
import { settle } from './settle.ts'

const NO_LISTS: ReadonlySet<string> = new Set()

/** A formula with what is known put in, for people to read: what stays open stands as it was written. */
export function fill(formula: Formula, given: Given): Formula {
  switch (formula.is) {
    case 'always':
    case 'never':
    case 'unknown':
      return formula
    case 'test': {
      const filled = { ...formula, test: fillTest(formula.test, given) }
      const settled = settle(formula, given, NO_LISTS)
      if (settled.is === 'always' || settled.is === 'never') return settled
      return settled.is === 'unknown' && !hasVariables(filled.test) ? settled : filled
    }
    case 'resource': {
      const settled = settle(formula, given, NO_LISTS)
      if (settled.is === 'always' || settled.is === 'never') return settled
      const patterns = formula.among.patterns.flatMap((text) => filledText(text, given))
      return { ...formula, among: { ...formula.among, patterns } }
    }
    case 'not':
      return not(fill(formula.of, given))
    case 'all':
      return all(formula.of.map((part) => fill(part, given)))
    case 'any':
      return any(formula.of.map((part) => fill(part, given)))
    default:
      return formula satisfies never
  }
}

/** Values that need nothing stay as they are written; one that then matches nothing is left out, unless it is the last. */
function fillTest(test: ConditionTest, given: Given): ConditionTest {
  const reading = readTest(test)
  if (reading === undefined || !reading.operator.variables || reading.values.every(isClosed)) return test
  const values = reading.values.flatMap((value, index) => {
    if (isClosed(value)) return test.values[index] ?? []
    return withKnown(value, (key) => knownOf(key, given))?.text ?? []
  })
  return values.length === 0 ? test : { ...test, values }
}

function filledText(text: string, given: Given): readonly string[] {
  const pattern = parsePattern(text)
  if (isClosed(pattern)) return [text]
  const filled = withKnown(pattern, (key) => knownOf(key, given))
  return filled === null ? [] : [filled.text]
}

function hasVariables(test: ConditionTest): boolean {
  return readTest(test)?.values.every(isClosed) === false
}
