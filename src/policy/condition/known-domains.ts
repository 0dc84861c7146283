import type { ConditionTest } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import type { Budget } from '../limits.ts'
import { type Domain, domainOf } from './domain.ts'
import type { Given } from './given.ts'
import { readTest } from './reading.ts'

/**
 * The domain of a key, found once however many questions ask the same tests of it: an account asks few tests of its many
 * principals. A question spends the same whether or not another has asked before it.
 *
 * @throws LimitReached
 */
export function keyDomain(
  key: string,
  tests: readonly ConditionTest[],
  given: Given,
  mayBeList: boolean,
  budget: Budget,
): Domain {
  const assumed = comparable(
    given.assumptions.filter((test) => test.key === key),
    tests,
  )
  const { values, patterns } = budget.limits
  const text = JSON.stringify([mayBeList, tests.map(testText), assumed.map(testText), values, patterns])
  return knownIn(budget, text, () => {
    const known = KNOWN.get(text)
    if (known !== undefined) {
      budget.spend('steps', known.steps)
      return known.domain
    }
    const metered = metering(budget)
    const domain = domainOf({ key, tests, assumed, mayBeList }, metered)
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
    KNOWN.set(text, { domain, steps: metered.steps() })
    return domain
  })
}

/** What a question has found already costs it nothing more. */
export function knownIn(budget: Budget, text: string, find: () => Domain): Domain {
  let known = OF_BUDGET.get(budget)
  if (known === undefined) OF_BUDGET.set(budget, (known = new Map<string, Domain>()))
  let domain = known.get(text)
  if (domain === undefined) known.set(text, (domain = find()))
  return domain
}

const OF_BUDGET = new WeakMap<Budget, Map<string, Domain>>()

const KNOWN = new Map<string, { readonly domain: Domain; readonly steps: number }>()

/** So many are kept: a process may look at account after account. */
const MOST_KNOWN = 8192

/** A budget that counts what is spent of another. */
function metering(budget: Budget): Budget & { readonly steps: () => number } {
  let steps = 0
  return {
    limits: budget.limits,
    spend(what, count) {
      if (what === 'steps') steps += count
      budget.spend(what, count)
    },
    allow: budget.allow,
    steps: () => steps,
  }
}

/** Of the same assumption in several types, those of the types that are asked for; the first where none is. */
function comparable(assumed: readonly ConditionTest[], tests: readonly ConditionTest[]): readonly ConditionTest[] {
  if (assumed.length < 2) return assumed
  const asked = new Set(tests.map(pointsOf))
  const same = assumed.filter((test) => asked.has(pointsOf(test)))
  return same.length > 0 ? same : assumed.slice(0, 1)
}

function pointsOf(test: ConditionTest): string | null {
  const kinds = readTest(test)?.operator.kinds
  return kinds?.are === 'points' ? kinds.of : null
}
