import type { ConditionTest } from '../document/policy.ts'
import type { Budget } from '../limits.ts'
import type { ContextValue } from '../request.ts'
import { holdsOf, holdsOfOne, isNull } from './holds.ts'
import { isMultivalued } from './key-types.ts'
import { type Reading, readTest } from './reading.ts'
import { representatives } from './representatives.ts'
import type { Truth } from './truth.ts'

/** What is asked of a key. */
export interface KeyQuestion {
  readonly key: string
  /** Without policy variables. */
  readonly tests: readonly ConditionTest[]
  /** Tests that are false in no state. */
  readonly assumed: readonly ConditionTest[]
  readonly mayBeList: boolean
}

/** What a key can hold, as far as some tests tell it apart. */
export interface Domain {
  readonly states: readonly State[]
  /** Whether there is no other combination of truths. */
  readonly isComplete: boolean
}

/** One state of a key, and the truth of each test in it. */
export interface State {
  /** Undefined where the key is missing. */
  readonly value: ContextValue | undefined
  readonly truths: readonly Truth[]
}

/**
 * States of a key in which its tests are true and false in every combination that there is, one for each combination.
 * Lists are among them where the key may hold one; of a key that AWS always gives several values, they are all.
 *
 * @throws LimitReached where there are more than the values allowed
 */
export function domainOf({ key, tests, assumed, mayBeList }: KeyQuestion, budget: Budget): Domain {
  const asked = [...tests, ...assumed]
  const readings = asked.flatMap((test) => readTest(test) ?? [])
  const { values, isComplete } = representatives(key, readings, budget)
  const size = asked.reduce((sum, test) => sum + test.values.length, 1)
  const states = new Map<string, State>()
  const add = (value: ContextValue | undefined): void => {
    budget.spend('steps', size)
    const truths = asked.map((test) => truthOf(test, value))
    if (truths.slice(tests.length).includes(false)) return
    const state = { value, truths: truths.slice(0, tests.length) }
    const text = state.truths.join(' ')
    if (!states.has(text)) states.set(text, state)
    budget.allow('values', states.size)
  }
  add(undefined)
  if (!isMultivalued(key)) for (const value of values) add(value)
  const quantified = readings.filter(({ test }) => test.quantifier !== null)
  if (isMultivalued(key) || mayBeList) for (const list of listsOf(values, quantified, budget)) add(list)
  return { states: [...states.values()], isComplete }
}

function truthOf(test: ConditionTest, value: ContextValue | undefined): Truth {
  if (test.operator === 'Null') return isNull(test.values, value)
  const reading = readTest(test)
  return reading === undefined ? 'undecided' : holdsOf(reading, value)
}

/**
 * A list for every combination of truths that lists of these values have: joining two lists joins their truths, so that
 * one value after the other is added to each until there is nothing new.
 */
function listsOf(
  values: readonly string[],
  quantified: readonly Reading[],
  budget: Budget,
): readonly (readonly string[])[] {
  const join = quantified.map(({ test }) => (test.quantifier === 'ForAllValues' ? Math.min : Math.max))
  const single = new Map<string, { list: readonly string[]; ranks: readonly number[] }>()
  for (const value of values) {
    budget.spend('steps', quantified.length)
    const ranks = quantified.map((reading) => rankOf(holdsOfOne(reading, value)))
    if (!single.has(ranks.join(''))) single.set(ranks.join(''), { list: [value], ranks })
  }
  const found = new Map(single)
  for (const { list, ranks } of found.values()) {
    for (const other of single.values()) {
      budget.spend('steps', 1)
      const joined = ranks.map((rank, index) => join[index]?.(rank, other.ranks[index] ?? rank) ?? rank)
      const text = joined.join('')
      if (!found.has(text)) found.set(text, { list: [...list, ...other.list], ranks: joined })
      budget.allow('values', found.size)
    }
  }
  return [...found.values()].map(({ list }) => list)
}

function rankOf(truth: Truth): number {
  return truth === 'undecided' ? 1 : truth ? 2 : 0
}
