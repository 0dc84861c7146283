import { LimitReached } from '../limits.ts'
import type { Pattern } from './pattern.ts'

/** Letters and digits, those first that names seldom have. */
export const LETTERS = 'xyzabcdefghijklmnopqrstuvwXYZABCDEFGHIJKLMNOPQRSTUVW0123456789'

/**
 * A character, a readable one where possible, that none of the patterns holds. What a pattern makes of it, it makes of
 * every character that it does not name.
 *
 * @throws LimitReached where the patterns hold every character
 */
export function foreignLetter(patterns: readonly Pattern[]): string {
  for (const letter of LETTERS) if (!patterns.some(({ text }) => text.includes(letter))) return letter
  const used = new Set<number>()
  for (const { text } of patterns) for (let at = 0; at < text.length; at++) used.add(text.charCodeAt(at))
  for (let code = FIRST_ACCENTED; code < FIRST_SURROGATE; code++) if (!used.has(code)) return String.fromCharCode(code)
  throw new LimitReached('patterns')
}

const FIRST_ACCENTED = 0xc0
const FIRST_SURROGATE = 0xd800
