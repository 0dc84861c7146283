import type { Budget } from '../limits.ts'
import { findText } from '../pattern/find-text.ts'
import { matches } from '../pattern/matches.ts'
import { parseLiteral, parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { literalText } from './operators/literal-text.ts'

/** Texts that match one pattern of each group, and none of some others. */
export interface Language {
  readonly within: readonly (readonly Pattern[])[]
  readonly outside: readonly Pattern[]
}

/** Single values of a key that stand for all others. */
export interface Samples {
  readonly values: readonly string[]
  /** Whether no other value shows a combination of truths of the tests that none of these shows. */
  readonly isComplete: boolean
}

export const EVERY_TEXT: Language = { within: [], outside: [] }
export const NOT_EMPTY: Language = { within: [[parsePattern('?*')]], outside: [] }

/**
 * One text for every combination in which the texts of a language can match the groups and not match them. A group is
 * matched where one of its patterns is.
 *
 * @throws LimitReached where there are more combinations than values allowed, or the search takes too many steps
 */
export function sampleTexts(
  language: Language,
  groups: readonly (readonly Pattern[])[],
  budget: Budget,
): readonly string[] {
  const literals = language === EVERY_TEXT || language === NOT_EMPTY ? literalsOf(groups) : null
  if (literals !== null) return [...literals, otherThan(literals)]
  const first = search(language, budget)
  if (first === null) return []
  let found = [{ ...language, text: first }]
  for (const group of groups) {
    const next: typeof found = []
    for (const { within, outside, text } of found) {
      const isIn = group.some((pattern) => matches(pattern, text))
      const inside = { within: [...within, group], outside }
      const beyond = { within, outside: [...outside, ...group] }
      next.push({ ...(isIn ? inside : beyond), text })
      const opposite = isIn ? beyond : inside
      const other = search(opposite, budget)
      if (other !== null) next.push({ ...opposite, text: other })
    }
    budget.allow('values', next.length)
    found = next
  }
  return found.map(({ text }) => text)
}

function search({ within, outside }: Language, budget: Budget): string | null {
  return findText({ within: within.map((group) => [...group]), outside: [...outside] }, budget)
}

/** The texts of all groups, where none has a wildcard; null where one has. */
function literalsOf(groups: readonly (readonly Pattern[])[]): ReadonlySet<string> | null {
  const literals = new Set<string>()
  for (const pattern of groups.flat()) {
    const text = literalText(pattern)
    if (text === undefined) return null
    literals.add(text)
  }
  return literals
}

function otherThan(texts: ReadonlySet<string>): string {
  let other = 'other'
  while (texts.has(other)) other += '-'
  return other
}

/** A pattern for each text, which matches it alone. */
export function patternsOf(texts: Iterable<string>): readonly Pattern[] {
  return [...texts].map((text) => parseLiteral(text.replaceAll('${', '${$}{')))
}
