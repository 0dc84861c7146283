import type { Budget } from '../limits.ts'
import { findText } from '../pattern/find-text.ts'
import { matches } from '../pattern/matches.ts'
import type { Pattern } from '../pattern/pattern.ts'

/** A text in the making, with what it must and must not fit. */
export interface Words {
  readonly text: string
  /** Of each, one pattern at least fits. */
  readonly within: readonly (readonly Pattern[])[]
  /** None of these fits. */
  readonly outside: readonly Pattern[]
}

/** The first text that fits; null where none does. @throws LimitReached */
export function findWords(within: Words['within'], outside: Words['outside'], budget: Budget): Words | null {
  const text = findText({ within, outside }, budget)
  return text === null ? null : { text, within, outside }
}

/** The same text where it fits these too, else another; null where there is none. @throws LimitReached */
export function narrowed(words: Words, narrower: Narrower, budget: Budget): Words | null {
  if (narrower.within.length === 0 && narrower.outside.length === 0) return words
  budget.spend('steps', narrower.outside.length + narrower.within.flat().length)
  const within = [...words.within, ...narrower.within]
  const outside = [...words.outside, ...narrower.outside]
  const isOne =
    !fitsAny(narrower.outside, words.text) && narrower.within.every((patterns) => fitsAny(patterns, words.text))
  return isOne ? { text: words.text, within, outside } : findWords(within, outside, budget)
}

export type Narrower = Pick<Words, 'within' | 'outside'>

export function fitsAny(patterns: readonly Pattern[], text: string): boolean {
  return patterns.some((pattern) => matches(pattern, text))
}
