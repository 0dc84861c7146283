import type { PatternSet } from './policy.ts'
import { textSet } from './text-set.ts'

/** Reads an element, or its opposite; null where something in it is not a text. */
export type ReadPatterns = (value: unknown, except: boolean) => PatternSet | null

/** Reads what an element names, each text spelled as it is compared. */
export function readPatterns(spell: (text: string) => string): ReadPatterns {
  return (value, except) => {
    const patterns = textSet(value, spell)
    return patterns && { patterns, except }
  }
}
