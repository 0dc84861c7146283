import { parsePattern } from '../pattern/parse.ts'
import { patternOf } from '../pattern/pattern-of.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { partsOfPattern } from './operators/arn-parts.ts'
import type { Language } from './sample-texts.ts'

/**
 * ARNs written with a letter of their own instead of their first five colons, so that a `*` of one part cannot reach
 * into the next, and patterns for ARNs can be held against patterns for texts.
 */
export interface ArnLanguage {
  readonly arns: Language
  /** Texts that begin like an ARN and lack a part. */
  readonly others: Language
  /** A pattern for ARNs in this spelling; null where it has not six parts. */
  arnPattern(pattern: Pattern): Pattern | null
  /** The patterns in this spelling that together match what a pattern for texts matches. */
  textPatterns(pattern: Pattern): readonly Pattern[]
  /** The text itself. */
  decode(text: string): string
}

/** The spelling for these patterns: its letter occurs in none of them. */
export function arnLanguage(patterns: readonly Pattern[]): ArnLanguage {
  const colon = freeLetter(patterns)
  const spelled = (text: string): Pattern => parsePattern(text.replaceAll('|', colon))
  const arn = spelled('arn|?*|?*|*|*|?*')
  const outside = [spelled('*|*|*|*|*|*|*'), spelled('*:*|*')]
  return {
    arns: { within: [[arn]], outside },
    others: { within: [[spelled('arn|*|*|*|*|*')]], outside: [...outside, arn] },
    arnPattern: (pattern) => {
      const parts = partsOfPattern(pattern)
      if (parts === null) return null
      return patternOf(
        parts.flatMap(({ tokens }, part) => (part === 0 ? tokens : [{ is: 'text', text: colon }, ...tokens])),
      )
    },
    textPatterns: (pattern) =>
      Array.from({ length: 6 }, (_, count) => withColons(pattern, count, colon)).filter((found) => found !== null),
    decode: (text) => text.replaceAll(colon, ':'),
  }
}

/** Texts that do not even begin like an ARN of six parts. */
export const NO_ARN: Language = { within: [], outside: [parsePattern('arn:*:*:*:*:*')] }

/** The pattern with its first colons replaced: wildcards may stand for the others. Null where it has fewer colons. */
function withColons(pattern: Pattern, count: number, colon: string): Pattern | null {
  let left = count
  const tokens = pattern.tokens.map((token) => {
    if (token.is !== 'text') return token
    return {
      is: token.is,
      text: token.text.replaceAll(':', () => (left-- > 0 ? colon : ':')),
    }
  })
  return left > 0 ? null : patternOf(tokens)
}

function freeLetter(patterns: readonly Pattern[]): string {
  for (let code = 0xe000; ; code++) {
    const letter = String.fromCharCode(code)
    if (!patterns.some(({ text }) => text.includes(letter))) return letter
  }
}
