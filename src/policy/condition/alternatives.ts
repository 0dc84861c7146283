import { byCodeUnit } from '../../model/compare.ts'
import type { PatternSet } from '../document/policy.ts'
import { all, type Formula } from '../formula.ts'
import { type Budget, LimitReached, startBudget } from '../limits.ts'
import { complementOf } from './complement.ts'
import { NOTHING_GIVEN } from './given.ts'
import { listKeys } from './list-keys.ts'
import { negationsInward } from './negation.ts'
import { isPossible } from './possible.ts'
import { testWords } from './test-words.ts'

/**
 * What a formula asks of a request, as alternatives of which any one is enough, sorted: the tests of each joined by
 * `and`. One alternative with all in it, where there would be more than 32. None for `never`, nor for a contradiction.
 *
 * @param spell how a key is written, given in lower case
 * @param isList whether a key may hold several values
 * @example alternatives({ is: 'not', of: { is: 'test', test: { operator: 'StringEquals', quantifier: null, ifExists: false, key: 'aws:username', values: ['ann', 'bob'] } } }) // ['StringNotEquals aws:username ann | bob']
 */
export function alternatives(
  formula: Formula,
  spell: (key: string) => string = asItIs,
  isList?: (key: string) => boolean,
): readonly string[] {
  const inward = negationsInward(formula)
  const lists = listKeys(formula, isList)
  const wording = { lists, spell }
  const budget = startBudget()
  const found = expand(inward, lists)?.filter((tests) => mayHold(tests, lists, budget))
  const shortest = found?.filter((tests) => !found.some((other) => other !== tests && isPart(other, tests)))
  if (shortest === undefined || shortest.length > MOST) return [written(inward, wording)]
  return shortest.map((tests) => textOf(tests, wording)).toSorted(byCodeUnit)
}

interface Wording {
  readonly lists: ReadonlySet<string>
  readonly spell: (key: string) => string
}

function asItIs(key: string): string {
  return key
}

const MOST = 32

/** So many are written down before those that are contradictions or ask for more than others are left out. */
const MOST_AT_FIRST = 256

/** One alternative: its tests, each once. */
type Tests = ReadonlyMap<string, Formula>

/** Every alternative, each once; null where there are too many. */
function expand(formula: Formula, lists: ReadonlySet<string>): readonly Tests[] | null {
  if (formula.is === 'always') return [new Map()]
  if (formula.is === 'never') return []
  if (formula.is !== 'all' && formula.is !== 'any') {
    const leaf = plainly(formula, lists)
    return [new Map([[JSON.stringify(leaf), leaf]])]
  }
  let found: readonly Tests[] = formula.is === 'all' ? [new Map()] : []
  for (const part of formula.of) {
    const next = expand(part, lists)
    if (next === null) return null
    const joined =
      formula.is === 'any' ? [...found, ...next] : found.flatMap((a) => next.map((b) => new Map([...a, ...b])))
    found = [...new Map(joined.map((tests) => [[...tests.keys()].toSorted(byCodeUnit).join(' '), tests])).values()]
    if (found.length > MOST_AT_FIRST) return null
  }
  return found
}

function textOf(tests: Tests, wording: Wording): string {
  return tests.size === 0
    ? 'always'
    : [...tests.values()]
        .map((leaf) => written(leaf, wording))
        .toSorted(byCodeUnit)
        .join(' and ')
}

function isPart(a: Tests, b: Tests): boolean {
  return [...a.keys()].every((test) => b.has(test))
}

/** What exceeds the limits may be possible. */
function mayHold(tests: Tests, lists: ReadonlySet<string>, budget: Budget): boolean {
  try {
    return isPossible(all([...tests.values()]), NOTHING_GIVEN, budget, lists)
  } catch (error) {
    if (error instanceof LimitReached) return true
    throw error
  }
}

function written(formula: Formula, wording: Wording): string {
  const plain = plainly(formula, wording.lists)
  switch (plain.is) {
    case 'always':
    case 'never':
      return plain.is
    case 'unknown':
      return plain.why
    case 'test':
      return testWords(plain.test, wording.spell)
    case 'resource':
      return resourceAsText(plain.among)
    case 'not':
      return `not (${written(plain.of, wording)})`
    case 'all':
    case 'any': {
      const parts = plain.of.map((part) => {
        const text = written(part, wording)
        return part.is === 'all' || part.is === 'any' ? `(${text})` : text
      })
      return parts.join(plain.is === 'all' ? ' and ' : ' or ')
    }
    default:
      return plain satisfies never
  }
}

/** A negated test as the test that is its opposite, where there is one. */
function plainly(formula: Formula, lists: ReadonlySet<string>): Formula {
  if (formula.is !== 'not') return formula
  const { of } = formula
  if (of.is === 'resource') return { is: 'resource', among: { ...of.among, except: !of.among.except } }
  const complement = of.is === 'test' ? complementOf(of.test, lists) : null
  return complement === null ? formula : { is: 'test', test: complement }
}

function resourceAsText({ patterns, except }: PatternSet): string {
  return `resource is ${except ? 'not ' : ''}${patterns.join(' | ')}`
}
