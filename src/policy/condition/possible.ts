import { all, type Formula } from '../formula.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { type Budget, LimitReached, type Limits, startBudget } from '../limits.ts'
import type { Given } from './given.ts'
import { keyDomain } from './known-domains.ts'
import { listKeys } from './list-keys.ts'
import { isPlainlyPossible, type TestAsked } from './plainly-possible.ts'
import { findModel } from './satisfiable.ts'
import { settle } from './settle.ts'

/**
 * Whether there may be a request for which a formula holds: the same as whether {@link findModel} finds one, and cheaper,
 * since nobody asks for the request.
 *
 * @param lists keys that may hold lists beside those of AWS that always do
 * @throws LimitReached where that cannot be told within the budget
 */
export function isPossible(
  formula: Formula,
  given: Given,
  budget: Budget,
  lists: ReadonlySet<string> = listKeys(formula, given.isList),
): boolean {
  const { limits } = budget
  const own = startBudget(littleOf(limits))
  const whole = given.ties === undefined ? formula : all([formula, given.ties])
  const isMet = (tests: readonly TestAsked[]): boolean => areMet(tests, given, lists, own)
  return isPlainlyPossible(settle(whole, given, lists), isMet) ?? findModel(formula, given, budget, lists) !== null
}

/** What looking for a plain answer costs at most is a small part of what the search may. */
const LITTLE = 16
const littleOf = rememberedWeakly((limits: Limits): Limits => ({ ...limits, steps: limits.steps / LITTLE }))

/** Keys are chosen one by one: tests of one do not bear on another. What exceeds the limits is left to the search. */
function areMet(tests: readonly TestAsked[], given: Given, lists: ReadonlySet<string>, budget: Budget): boolean {
  try {
    return [...byKey(tests)].every(([key, asked]) => {
      const { states } = keyDomain(
        key,
        asked.map(({ test }) => test),
        given,
        lists.has(key),
        budget,
      )
      return states.some(({ truths }) => asked.every(({ holds }, index) => truths[index] === holds))
    })
  } catch (error) {
    if (error instanceof LimitReached) return false
    throw error
  }
}

function byKey(tests: readonly TestAsked[]): ReadonlyMap<string, readonly TestAsked[]> {
  const keys = new Map<string, TestAsked[]>()
  for (const asked of tests) {
    const known = keys.get(asked.test.key)
    if (known === undefined) keys.set(asked.test.key, [asked])
    else known.push(asked)
  }
  return keys
}
