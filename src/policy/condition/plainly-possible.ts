import type { ConditionTest } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import { isSomeResource, type SetAsked } from './single-resource.ts'

/** A test that has to hold, or not to. */
export interface TestAsked {
  readonly test: ConditionTest
  readonly holds: boolean
}

/**
 * Whether some request fulfils a settled formula, where one of a few ways to fulfil it tells: each is a list of tests and
 * of sets of resources. Most formulas ask little of many keys, and the first way will do.
 *
 * @param isMet whether keys can have values with which tests certainly come out so
 * @returns true where a request fulfils it, false where every way asks for a resource that there is not, null where
 * neither can be told
 */
export function isPlainlyPossible(formula: Formula, isMet: (tests: readonly TestAsked[]) => boolean): boolean | null {
  let steps = MOST_STEPS
  let ways = MOST_WAYS
  let isRuledOut = true

  const leaveOpen = (): false => {
    isRuledOut = false
    return false
  }

  /** Whether a way on which what `soFar` asks lies fulfils the goals. */
  const isWay = (first: List<Goal>, soFar: Asked): boolean => {
    let { tests, sets, isSure } = soFar
    let goals = first
    while (goals !== null) {
      if (steps-- <= 0) return leaveOpen()
      const { formula, isWanted }: Goal = goals.item
      const rest: List<Goal> = goals.rest
      goals = rest
      switch (formula.is) {
        case 'always':
        case 'never':
          if ((formula.is === 'always') !== isWanted) return false
          break
        case 'unknown':
          isSure = false
          break
        case 'test':
          tests = { item: { test: formula.test, holds: isWanted }, rest: tests }
          break
        case 'resource':
          sets = { item: { among: formula.among, isIn: isWanted }, rest: sets }
          break
        case 'not':
          goals = { item: { formula: formula.of, isWanted: !isWanted }, rest }
          break
        case 'all':
        case 'any':
          if ((formula.is === 'all') !== isWanted) {
            const asked = { tests, sets, isSure }
            return formula.of.some((part) => isWay({ item: { formula: part, isWanted }, rest }, asked))
          }
          for (const part of formula.of) goals = { item: { formula: part, isWanted }, rest: goals }
          break
        default:
          formula satisfies never
      }
    }
    return isFulfilled({ tests, sets, isSure })
  }

  const isFulfilled = ({ tests, sets, isSure }: Asked): boolean => {
    if (ways-- <= 0) return leaveOpen()
    const resource = isSomeResource(itemsOf(sets))
    if (resource === false) return false
    return (resource === true && isSure && isMet(itemsOf(tests))) || leaveOpen()
  }

  const isFound = isWay({ item: { formula, isWanted: true }, rest: null }, { tests: null, sets: null, isSure: true })
  return isFound || (isRuledOut ? false : null)
}

interface Goal {
  readonly formula: Formula
  readonly isWanted: boolean
}

/** What lies on a way. */
interface Asked {
  readonly tests: List<TestAsked>
  readonly sets: List<SetAsked>
  /** Whether nothing unknown does. */
  readonly isSure: boolean
}

type List<Item> = { readonly item: Item; readonly rest: List<Item> } | null

/** What takes more is left to a search. */
const MOST_STEPS = 1024
const MOST_WAYS = 32

function itemsOf<Item>(list: List<Item>): readonly Item[] {
  const items: Item[] = []
  for (let left = list; left !== null; left = left.rest) items.push(left.item)
  return items
}
