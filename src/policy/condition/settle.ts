import { byCodeUnit } from '../../model/compare.ts'
import type { ConditionTest } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../formula.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { isClosed } from '../pattern/variables.ts'
import { keysWithoutDefault, withoutDefault } from '../pattern/without-default.ts'
import { type Given, knownOf } from './given.ts'
import { holdsOf, isList, isNull, withKnown } from './holds.ts'
import { isMultivalued } from './key-types.ts'
import { areComparable, formOf, impliedOf, openValues, type OpenValue, withGiven } from './open-values.ts'
import { presenceAsked } from './presence-asked.ts'
import { type Reading, readTest } from './reading.ts'
import { once } from '../../util/once.ts'
import type { Truth } from './truth.ts'

/**
 * A formula with everything put in that is known: its tests are of open keys, and their values hold no variables. A
 * value with a variable of an open key may match anything: it becomes something unknown, the same for the same value,
 * beside what is certain of a missing key.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 *
 * @param lists keys that may hold lists
 */
export function settle(formula: Formula, given: Given, lists: ReadonlySet<string>): Formula {
  const alike = once(() => openValues(formula, given))
  const settled = (part: Formula): Formula => {
    switch (part.is) {
      case 'always':
      case 'never':
      case 'unknown':
        return part
      case 'test':
        return settleTest(part.test, given, lists, (key) => alike().get(key) ?? [])
      case 'resource':
        return settleResource(part.among.patterns, part.among.except, given)
      case 'not':
        return not(settled(part.of))
      case 'all':
        return all(part.of.map(settled))
      case 'any':
        return any(part.of.map(settled))
      default:
        return part satisfies never
    }
  }
  return settled(formula)
}

function settleTest(
  test: ConditionTest,
  given: Given,
  lists: ReadonlySet<string>,
  alike: (key: string) => readonly OpenValue[],
  present: ReadonlySet<string> = new Set(),
): Formula {
  const reading = readTest(test)
  if (reading === undefined || !reading.operator.variables || reading.values.every(isClosed)) return closed(test, given)
  const known = knownOf(test.key, given)
  // Several values meet no operator for one, and no values any or all, whatever the variables.
  if (isList(known) && (test.quantifier === null || known.length === 0)) return formulaOf(holdsOf(reading, known), test)
  const { values, open } = withGiven(reading, given)
  const apart = presenceAsked(test, open, present)
  if (apart !== null) {
    const missing = { ...given, missing: new Set([...given.missing, apart]) }
    const values = new Set(reading.values.map((value) => withoutDefault(value, apart).text))
    const there = { ...test, values: [...values].sort(byCodeUnit) }
    return any([
      all([presence(apart, 'true', given), settleTest(test, missing, lists, alike, present)]),
      all([presence(apart, 'false', given), settleTest(there, given, lists, alike, new Set([...present, apart]))]),
    ])
  }
  const filled = { ...test, values: values.map(({ text }) => text) }
  if (open.length === 0) return closed(filled, given)
  const mayBeList = isMultivalued(test.key) || lists.has(test.key) || reading.operator.kinds.are === 'arns'
  const rest =
    test.quantifier === null ? oneValue(filled, reading, open, mayBeList, given, alike) : set(filled, reading, given)
  return test.ifExists || test.quantifier === 'ForAllValues' ? any([presence(test.key, 'true', given), rest]) : rest
}

/**
 * Under an operator for one value. Where the key may be a list, an operator and its negation may both fail. What fits a
 * value fits its form, and those of the other values that take it in.
 */
function oneValue(
  filled: ConditionTest,
  reading: Reading,
  open: readonly Pattern[],
  mayBeList: boolean,
  given: Given,
  alike: (key: string) => readonly OpenValue[],
): Formula {
  const { operator } = reading
  const plain = { ...filled, operator: operator.negates ?? operator.name, ifExists: false }
  const name = mayBeList ? operator.name : plain.operator
  // A negation that may fail together with what it negates may do so even where its variables are missing.
  const isApart = mayBeList && operator.negates !== null
  const fits = ({ operator, value }: OpenValue): Formula =>
    unknownOf(matchText({ ...plain, operator, values: [value.text] }, value))
  const others = isApart || !areComparable(reading) ? [] : alike(filled.key)
  const matched = open.map((value) => {
    const one = { operator: name, value }
    if (isApart) return fits(one)
    const form = others.length === 0 ? null : formOf(one, filled.key)
    return all([
      ...keysWithoutDefault(value).map((key) => presence(key, 'false', given)),
      ...(form === null ? [] : [closed(form, given)]),
      ...impliedOf(one, others).map(fits),
    ])
  })
  const positive = any([closed(plain, given), all([presence(filled.key, 'false', given), any(matched)])])
  return operator.negates === null ? positive : not(positive)
}

/** That a key has the value of another is the same the other way round, and with or without wildcards to spare. */
function matchText(test: ConditionTest, { tokens }: Pattern): string {
  const [token] = tokens
  const isPlain = tokens.every(({ is }) => is === 'text' || is === 'variable')
  if (!isPlain || !/^String(?:Equals|Like)$/.test(test.operator)) return testText(asLike(test))
  const isPair = tokens.length === 1 && token?.is === 'variable' && token.default === null
  return isPair
    ? `the same: ${JSON.stringify([test.key, token.key].toSorted(byCodeUnit))}`
    : testText({ ...test, operator: 'StringEquals' })
}

/** ArnEquals and ArnLike are the same. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN} */
function asLike(test: ConditionTest): ConditionTest {
  return { ...test, operator: test.operator.replace(/^(Arn(?:Not)?)Equals$/, '$1Like') }
}

/** Under an operator for several values: what its other values say, and the rest unknown. */
function set(filled: ConditionTest, { operator, test }: Reading, given: Given): Formula {
  const certain = closed({ ...filled, ifExists: false }, given)
  const unknown = all([presence(test.key, 'false', given), unknownOf(testText(asLike({ ...test, ifExists: false })))])
  return operator.negates === null ? any([certain, unknown]) : all([certain, unknown])
}

function settleResource(patterns: readonly string[], except: boolean, given: Given): Formula {
  if (patterns.length > 0 && patterns.every(isSettled)) {
    const among: Formula = { is: 'resource', among: { patterns, except: false } }
    return except ? not(among) : among
  }
  const filled = patterns.flatMap((text) => withKnown(parsePattern(text), (key) => knownOf(key, given)) ?? [])
  const certain = filled.filter(isClosed).map(({ text }) => text)
  const known: Formula = certain.length === 0 ? NEVER : { is: 'resource', among: { patterns: certain, except: false } }
  const unknown = filled.filter((value) => !isClosed(value)).map(({ text }) => unknownOf(`resource ${text}`))
  const among = any([known, ...unknown])
  return except ? not(among) : among
}

/** Whether a pattern has neither variables nor another spelling than its own. */
function isSettled(text: string): boolean {
  return !/[$]|[*][*?]/.test(text)
}

/** A test without variables: of a known key it holds or does not. */
function closed(test: ConditionTest, given: Given): Formula {
  const known = knownOf(test.key, given)
  if (known === undefined) return { is: 'test', test }
  const value = known ?? undefined
  if (test.operator === 'Null') return formulaOf(isNull(test.values, value), test)
  const reading = readTest(test)
  return formulaOf(reading === undefined ? 'undecided' : holdsOf(reading, value), test)
}

function formulaOf(truth: Truth, test: ConditionTest): Formula {
  return truth === 'undecided' ? unknownOf(testText(test)) : truth ? ALWAYS : NEVER
}

function presence(key: string, isMissing: 'true' | 'false', given: Given): Formula {
  return closed({ operator: 'Null', quantifier: null, ifExists: false, key, values: [isMissing] }, given)
}

function unknownOf(what: string): Formula {
  return { is: 'unknown', why: `AWS does not say, or nobody knows yet, whether this holds: ${what}` }
}
