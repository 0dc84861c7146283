import { isObject } from '../document/canonical-json.ts'
import { readOperator } from '../document/read-conditions.ts'
import { arnProblem } from './arn-problem.ts'
import { writtenTests, type WrittenTest } from './conditions.ts'
import type { Finding } from './finding.ts'
import { ipProblem } from './ip-problem.ts'
import { remembered } from '../../util/remembered.ts'
import { writtenTexts } from './may-cover.ts'
import { PAGES, type Rule } from './rule.ts'
import type { Item, Statement } from './subject.ts'

/** Whether the values of conditions can be read as what their operator compares. */
export const values: Rule = {
  codes: {
    CONDITION_VALUE_INVALID: {
      severity: 'error',
      meaning:
        'A value that its operator cannot read: no number, date, boolean, address or ARN. It never matches, but for a Bool that is neither true nor false, which is taken for false.',
      reference: PAGES.operators,
    },
    WILDCARD_AS_TEXT: {
      severity: 'warning',
      meaning: 'A `*` or `?` under an operator that compares it as a character: StringLike and ArnLike know wildcards.',
      reference: PAGES.operators,
    },
  },

  looksAt: 'values',

  *find({ statements }) {
    for (const statement of statements) {
      if (hasSoundValues(statement)) continue
      for (const test of writtenTests(statement)) {
        for (const value of test.values) yield* ofValue(test, value)
      }
    }
  },
}

/** Whether no value is one that is told of, without laying out where each stands; numbers and booleans are looked at then. */
export function hasSoundValues({ json: { Condition } }: Statement): boolean {
  if (!isObject(Condition)) return true
  for (const operator of Object.keys(Condition)) {
    const block = Condition[operator]
    if (!isObject(block)) continue
    const isSound = isSoundUnder(operator)
    for (const key of Object.keys(block)) {
      if (writtenTexts(block[key])?.every(isSound) !== true) return false
    }
  }
  return true
}

/** Operators that IAM does not have, and values, are without number. */
const MOST_KEPT = 10_000

/** An account compares with the same few values again and again. */
const isSoundUnder = remembered((operatorText: string) => {
  const read = readOperator(operatorText)
  return read === null ? () => true : remembered((text: string) => isSound(read.operator, text), MOST_KEPT)
}, MOST_KEPT)

function isSound(operator: string, text: string): boolean {
  return text.includes('${') || (expectation(operator, text) === null && !isWildcardAsText(operator, text))
}

function* ofValue({ operator, operatorText }: WrittenTest, { text, path }: Item): Generator<Finding> {
  if (operator === null || isSound(operator.operator, text)) return
  const expected = expectation(operator.operator, text)
  if (expected !== null) {
    const message = `${operatorText} cannot read ${JSON.stringify(text)}`
    yield { code: 'CONDITION_VALUE_INVALID', message, path, found: text, expected }
  } else {
    const message = `${operatorText} compares ${JSON.stringify(text)} character by character`
    yield { code: 'WILDCARD_AS_TEXT', message, path, found: text, expected: 'StringLike, where a wildcard is meant' }
  }
}

function isWildcardAsText(operator: string, text: string): boolean {
  return /[*?]/.test(text) && /^String(?:Not)?Equals/.test(operator)
}

/** What an operator expects in place of a text that it cannot read; null where it can. */
function expectation(operator: string, text: string): string | null {
  if (operator === 'Bool' || operator === 'Null') return /^(?:true|false)$/i.test(text) ? null : 'true or false'
  if (operator.startsWith('Numeric')) return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text.trim()) ? null : 'a number'
  if (operator.startsWith('Date')) return isDate(text) ? null : 'a date of ISO 8601, or seconds since 1970'
  if (operator === 'BinaryEquals') return BASE64.test(text) ? null : 'base64'
  if (operator.endsWith('IpAddress')) return ipProblem(text)
  if (operator.startsWith('Arn')) return /^\*+$/.test(text) ? null : (arnProblem(text)?.expected ?? null)
  return null
}

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

/** W3C's profile of ISO 8601, or seconds since 1970. {@link https://www.w3.org/TR/NOTE-datetime} */
function isDate(text: string): boolean {
  const given = text.trim()
  if (/^\d+$/.test(given)) return true
  return DATE.test(given) && !Number.isNaN(Date.parse(given.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
}

const DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/
