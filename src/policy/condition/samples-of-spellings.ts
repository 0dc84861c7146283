import type { Budget } from '../limits.ts'
import { matches } from '../pattern/matches.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { literalText } from './operators/literal-text.ts'
import { type Language, patternsOf, type Samples, sampleTexts } from './sample-texts.ts'
import { spellingsOf } from './spellings.ts'

/**
 * Texts that match groups of patterns, and some lower-case texts in any spelling, in every combination. Not all of them
 * may be found where a pattern with wildcards tells spellings of a long text apart.
 *
 * @throws LimitReached
 */
export function samplesOfSpellings(
  language: Language,
  groups: readonly (readonly Pattern[])[],
  spellings: readonly (readonly string[])[],
  budget: Budget,
): Samples {
  const lower = new Set(spellings.flat())
  if (lower.size === 0) return { values: sampleTexts(language, groups, budget), isComplete: true }
  const patterns = groups.flat()
  const known = [...lower].map((text) => knownSpellings(text, patterns))
  const values = new Set(known.flatMap(({ texts }) => texts))
  const outside = [...language.outside, ...patternsOf(values)]
  const others = sampleTexts({ within: language.within, outside }, groups, budget)
  const areOthers = !others.some((text) => lower.has(text.toLowerCase()))
  return { values: [...values, ...others], isComplete: areOthers && known.every(({ areAll }) => areAll) }
}

/** Spellings that patterns tell apart: all of a short text, else those that are written, and one that is not. */
function knownSpellings(lower: string, patterns: readonly Pattern[]): { texts: readonly string[]; areAll: boolean } {
  const near = patterns.filter((pattern) => matches(pattern, lower, true))
  const written = new Set(near.map(literalText).filter((text) => text !== undefined))
  const { texts, areAll } = spellingsOf(lower, written.size + 1)
  const isEnough = areAll || near.every((pattern) => literalText(pattern) !== undefined || !hasLetters(pattern))
  return { texts: [...new Set([...texts, ...written, lower.toUpperCase()])], areAll: isEnough }
}

function hasLetters({ tokens }: Pattern): boolean {
  return tokens.some((token) => token.is === 'text' && token.text.toLowerCase() !== token.text.toUpperCase())
}
