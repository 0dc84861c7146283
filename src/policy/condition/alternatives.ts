import { byCodeUnit } from '../../model/compare.ts'
import type { ConditionTest, PatternSet } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import { complementOf } from './complement.ts'
import { negationsInward } from './negation.ts'

/**
 * What a formula asks of a request, as alternatives of which any one is enough, sorted: the tests of each joined by
 * `and`. One alternative with all in it, where there would be more than 32. None for `never`.
 *
 * @example alternatives({ is: 'not', of: { is: 'test', test: { operator: 'StringEquals', quantifier: null, ifExists: false, key: 'aws:username', values: ['ann', 'bob'] } } }) // ['StringNotEquals aws:username ann | bob']
 */
export function alternatives(formula: Formula): readonly string[] {
  const inward = negationsInward(formula)
  const found = expand(inward)
  if (found === null) return [nested(inward)]
  const shortest = found.filter((tests) => !found.some((other) => other !== tests && isPart(other, tests)))
  return shortest
    .map((tests) => (tests.size === 0 ? 'always' : [...tests].toSorted(byCodeUnit).join(' and ')))
    .toSorted(byCodeUnit)
}

const MOST = 32

type Tests = ReadonlySet<string>

/** Every alternative as the texts of its tests, each alternative once; null where there are too many. */
function expand(formula: Formula): readonly Tests[] | null {
  if (formula.is === 'always') return [new Set()]
  if (formula.is === 'never') return []
  if (formula.is !== 'all' && formula.is !== 'any') return [new Set([leafText(formula)])]
  let found: readonly Tests[] = formula.is === 'all' ? [new Set()] : []
  for (const part of formula.of) {
    const next = expand(part)
    if (next === null) return null
    const joined =
      formula.is === 'any' ? [...found, ...next] : found.flatMap((a) => next.map((b) => new Set([...a, ...b])))
    found = [...new Map(joined.map((tests) => [[...tests].toSorted(byCodeUnit).join('\n'), tests])).values()]
    if (found.length > MOST) return null
  }
  return found
}

function isPart(a: Tests, b: Tests): boolean {
  return [...a].every((test) => b.has(test))
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
