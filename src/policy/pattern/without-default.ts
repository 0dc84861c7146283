import { patternOf } from './pattern-of.ts'
import type { Pattern } from './pattern.ts'

/**
 * What a pattern is where a key is there: what stands for a missing one counts for nothing. Where the key is missing, see
 * `withValues`.
 */
export function withoutDefault(pattern: Pattern, key: string): Pattern {
  if (!hasDefault(pattern, key)) return pattern
  return patternOf(
    pattern.tokens.map((token) => (token.is === 'variable' && token.key === key ? { ...token, default: null } : token)),
  )
}

/** The keys, in lower case, in whose place something else stands where they are missing; each once, in the order of the text. */
export function keysWithDefault({ tokens }: Pattern): readonly string[] {
  return [...new Set(tokens.flatMap((token) => (token.is === 'variable' && token.default !== null ? token.key : [])))]
}

/** The keys, in lower case, without which a pattern matches nothing. */
export function keysWithoutDefault({ tokens }: Pattern): readonly string[] {
  return [...new Set(tokens.flatMap((token) => (token.is === 'variable' && token.default === null ? token.key : [])))]
}

function hasDefault({ tokens }: Pattern, key: string): boolean {
  return tokens.some((token) => token.is === 'variable' && token.key === key && token.default !== null)
}
