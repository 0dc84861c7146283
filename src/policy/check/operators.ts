import { writtenTests, type WrittenTest } from './conditions.ts'
import type { Finding } from './finding.ts'
import { PAGES, type Rule } from './rule.ts'
import { elementsOf, readOf, type Statement, type Subject } from './subject.ts'

/** Whether condition operators exist and fit the keys that they are given. */
export const operators: Rule = {
  codes: {
    OPERATOR_UNKNOWN: {
      severity: 'error',
      meaning: 'A condition operator that IAM does not have.',
      reference: PAGES.operators,
    },
    OPERATOR_TYPE_MISMATCH: {
      severity: 'warning',
      meaning: 'An operator of another type than the key’s values, such as a text operator on a date.',
      reference: PAGES.operators,
    },
    QUANTIFIER_MISSING: {
      severity: 'warning',
      meaning: 'A key of many values under an operator without ForAllValues or ForAnyValue.',
      reference: PAGES.manyValues,
    },
    QUANTIFIER_ON_SINGLE_VALUE: {
      severity: 'warning',
      meaning:
        'ForAllValues or ForAnyValue on a key that has one value: ForAllValues is true where the key is missing.',
      reference: PAGES.manyValues,
    },
    FOR_ALL_VALUES_ALLOWS_MISSING: {
      severity: 'warning',
      meaning:
        'ForAllValues in an Allow is true of a request without the key, unless `"Null": { KEY: "false" }` stands beside it.',
      reference: PAGES.manyValues,
    },
  },

  elements: ['Effect', 'Condition'],

  *find(subject) {
    for (const statement of subject.statements) {
      const seen = new Set<string>()
      for (const test of writtenTests(statement)) {
        if (test.operator !== null) yield* ofTest(test, statement, subject)
        else if (!seen.has(test.operatorText)) {
          seen.add(test.operatorText)
          const { operatorText: found, operatorPath: path } = test
          const message = `IAM knows no operator ${found}`
          yield { code: 'OPERATOR_UNKNOWN', message, path, atName: true, found, expected: 'a condition operator' }
        }
      }
    }
  },
}

function* ofTest(test: WrittenTest, statement: Statement, { table }: Subject): Generator<Finding> {
  const { operator: read, operatorText: found, operatorPath: path, key } = test
  const known = table.conditionKey(key)
  if (read === null || read.operator === 'Null') return
  const at = { path, atName: true, found } as const
  if (known !== undefined) {
    const hasMany = known.type.startsWith('ArrayOf')
    const type = known.type.replace('ArrayOf', '')
    if (!fits(read.operator, type, known.name)) {
      const message = `${known.name} has values of type ${type}, ${found} compares others`
      yield { code: 'OPERATOR_TYPE_MISMATCH', message, ...at, expected: `an operator for ${type}` }
    }
    if (hasMany && read.quantifier === null) {
      const expected = `ForAnyValue:${found} or ForAllValues:${found}`
      yield { code: 'QUANTIFIER_MISSING', message: `${known.name} has many values`, ...at, expected }
    }
    if (!hasMany && read.quantifier !== null && !isClaim(known.name)) {
      const expected = found.replace(/^[^:]*:/, '')
      yield { code: 'QUANTIFIER_ON_SINGLE_VALUE', message: `${known.name} has one value`, ...at, expected }
    }
  }
  if (
    read.quantifier === 'ForAllValues' &&
    elementsOf(statement).get('Effect') === 'Allow' &&
    !isDemanded(key, statement)
  ) {
    const message = `${found} is true of a request without ${key}`
    const expected = `"Null": { ${JSON.stringify(key)}: "false" } beside it`
    yield { code: 'FOR_ALL_VALUES_ALLOWS_MISSING', message, ...at, expected }
  }
}

/** Claims of identity providers may be lists, which AWS's lists do not tell. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html} */
function isClaim(key: string): boolean {
  return key.startsWith('saml:') || key.slice(0, key.indexOf(':')).includes('.')
}

/** Whether the statement asks for the key to be there. */
function isDemanded(key: string, statement: Statement): boolean {
  const lower = key.toLowerCase()
  return readOf(statement).conditions.some(
    (test) =>
      test.key === lower && test.operator === 'Null' && test.values.every((value) => value.toLowerCase() === 'false'),
  )
}

const TYPES: Readonly<Record<string, RegExp>> = {
  String: /^(?:String|ARN|Bool)$/,
  Numeric: /^Numeric$/,
  Date: /^Date$/,
  Bool: /^Bool$/,
  Binary: /^Binary$/,
  IpAddress: /^IPAddress$/,
  Arn: /^(?:ARN|String)$/,
}

/**
 * An ARN or a boolean may be compared as a text, a text that holds an ARN as one, and aws:EpochTime as a date or a number.
 * AWS's lists give `String` to some keys whose values are numbers, dates or addresses.
 */
function fits(operator: string, type: string, key: string): boolean {
  const family = Object.keys(TYPES).find((name) => operator.replace(/^Not/, '').startsWith(name))
  if (family === undefined) return true
  if (/^(?:aws:EpochTime|aws:CurrentTime|aws:TokenIssueTime)$/.test(key) && family === 'Numeric') return true
  return TYPES[family]?.test(type) ?? true
}
