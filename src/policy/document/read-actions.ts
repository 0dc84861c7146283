import { rememberedTexts } from '../../util/remembered-texts.ts'
import { readPatterns } from './pattern-set.ts'
import type { PatternSet } from './policy.ts'

/**
 * Reads an Action or NotAction. Lists that say the same are one set, of which whatever is found is found once: an account
 * repeats a few hundred of them many thousand times.
 */
export function readActions(value: unknown, except: boolean): PatternSet | null {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return areTexts(texts) ? (except ? allBut : only)(texts) : readLowered(value, except)
}

function areTexts(items: readonly unknown[]): items is readonly string[] {
  return items.every((item) => typeof item === 'string')
}

/** Texts that are the same are made one: lists that differ have names in common. */
function lowerCase(text: string): string {
  let lower = LOWER.get(text)
  if (lower === undefined) {
    if (LOWER.size === MOST_NAMES) LOWER.clear()
    LOWER.set(text, (lower = text.toLowerCase()))
  }
  return lower
}

const LOWER = new Map<string, string>()
const MOST_NAMES = 10_000

const readLowered = readPatterns(lowerCase)
const MOST_TEXTS = 50_000
const only = rememberedTexts((texts) => readLowered(texts, false), MOST_TEXTS)
const allBut = rememberedTexts((texts) => readLowered(texts, true), MOST_TEXTS)
