import type { Budget } from '../limits.ts'
import { findText } from './find-text.ts'
import { includes } from './includes.ts'
import { intersects } from './intersects.ts'
import type { Pattern } from './pattern.ts'
import { isClosed } from './variables.ts'

/**
 * Whether each non-empty text of a pattern is one of several others together, exactly. Variables may have any values:
 * one in `pattern` stands for every text, one in `by` for none, unless both patterns are the same.
 *
 * @throws LimitReached where the patterns are too many or the search takes too many steps
 */
export function isCovered(pattern: Pattern, by: readonly Pattern[], budget: Budget): boolean {
  if (pattern.tokens.length === 0 || by.some((other) => includes(other, pattern, budget))) return true
  const near = by.filter((other) => isClosed(other) && intersects(other, pattern, budget))
  return near.length > 1 && findText({ within: [[pattern]], outside: near }, budget) === null
}
