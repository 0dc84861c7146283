import { byCodeUnit } from '../../model/compare.ts'
import type { ConditionTest, PatternSet } from '../document/policy.ts'
import { all, type Formula } from '../formula.ts'
import { type Budget, LimitReached, startBudget } from '../limits.ts'
import { complementOf } from './complement.ts'
import { NOTHING_GIVEN } from './given.ts'
import { listKeys } from './list-keys.ts'
import { negationsInward } from './negation.ts'
import { findModel } from './satisfiable.ts'

/**
 * What a formula asks of a request, as alternatives of which any one is enough, sorted: the tests of each joined by
 * `and`. One alternative with all in it, where there would be more than 32. None for `never`, nor for a contradiction.
 *
 * @example alternatives({ is: 'not', of: { is: 'test', test: { operator: 'StringEquals', quantifier: null, ifExists: false, key: 'aws:username', values: ['ann', 'bob'] } } }) // ['StringNotEquals aws:username ann | bob']
 */
export function alternatives(formula: Formula): readonly string[] {
  const inward = negationsInward(formula)
  const lists = listKeys(formula)
  const budget = startBudget()
  const found = expand(inward)?.filter((tests) => isPossible(tests, lists, budget))
  const shortest = found?.filter((tests) => !found.some((other) => other !== tests && isPart(other, tests)))
  if (shortest === undefined || shortest.length > MOST) return [nested(inward)]
  return shortest.map((tests) => textOf(tests)).toSorted(byCodeUnit)
}

const MOST = 32

/** So many are written down before those that are contradictions or ask for more than others are left out. */
const MOST_AT_FIRST = 256

/** One alternative: its tests by their texts. */
type Tests = ReadonlyMap<string, Formula>

/** Every alternative, each once; null where there are too many. */
function expand(formula: Formula): readonly Tests[] | null {
  if (formula.is === 'always') return [new Map()]
  if (formula.is === 'never') return []
  if (formula.is !== 'all' && formula.is !== 'any') return [new Map([[leafText(formula), formula]])]
  let found: readonly Tests[] = formula.is === 'all' ? [new Map()] : []
  for (const part of formula.of) {
    const next = expand(part)
    if (next === null) return null
    const joined =
      formula.is === 'any' ? [...found, ...next] : found.flatMap((a) => next.map((b) => new Map([...a, ...b])))
    found = [...new Map(joined.map((tests) => [textOf(tests), tests])).values()]
    if (found.length > MOST_AT_FIRST) return null
  }
  return found
}

function textOf(tests: Tests): string {
  return tests.size === 0 ? 'always' : [...tests.keys()].toSorted(byCodeUnit).join(' and ')
}

function isPart(a: Tests, b: Tests): boolean {
  return [...a.keys()].every((test) => b.has(test))
}

/** What exceeds the limits may be possible. */
function isPossible(tests: Tests, lists: ReadonlySet<string>, budget: Budget): boolean {
  try {
    return findModel(all([...tests.values()]), NOTHING_GIVEN, budget, lists) !== null
  } catch (error) {
    if (error instanceof LimitReached) return true
    throw error
  }
}

function nested(formula: Formula): string {
  if (formula.is !== 'all' && formula.is !== 'any') return leafText(formula)
  const parts = formula.of.map((part) => (part.is === 'all' || part.is === 'any' ? `(${nested(part)})` : nested(part)))
  return parts.join(formula.is === 'all' ? ' and ' : ' or ')
}

function leafText(formula: Formula): string {
  switch (formula.is) {
    case 'always':
    case 'never':
      return formula.is
    case 'unknown':
      return formula.why
    case 'test':
      return asText(formula.test)
    case 'resource':
      return resourceText(formula.among)
    case 'not':
      return negatedText(formula.of)
    case 'all':
    case 'any':
      return `(${nested(formula)})`
    default:
      return formula satisfies never
  }
}

function negatedText(formula: Formula): string {
  if (formula.is === 'resource') return resourceText({ ...formula.among, except: !formula.among.except })
  const complement = formula.is === 'test' ? complementOf(formula.test) : null
  return complement === null ? `not (${leafText(formula)})` : asText(complement)
}

function resourceText({ patterns, except }: PatternSet): string {
  return `resource is ${except ? 'not ' : ''}${patterns.join(' | ')}`
}

function asText({ operator, quantifier, ifExists, key, values }: ConditionTest): string {
  return `${quantifier === null ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''} ${key} ${values.join(' | ')}`
}
