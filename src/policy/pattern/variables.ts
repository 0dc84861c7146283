import { isNeverEmpty } from '../condition/key-types.ts'
import { patternOf } from './pattern-of.ts'
import type { Pattern, Token } from './pattern.ts'

/**
 * The keys whose values a pattern needs, in lower case, each once, in the order of the text.
 *
 * @example variablesOf({ text: '', tokens: [{ is: 'variable', key: 'aws:username', default: null }] }) // ['aws:username']
 */
export function variablesOf(pattern: Pattern): readonly string[] {
  const keys = new Set<string>()
  for (const token of pattern.tokens) if (token.is === 'variable') keys.add(token.key)
  return [...keys]
}

/** Whether a pattern needs no values. */
export function isClosed(pattern: Pattern): boolean {
  for (const token of pattern.tokens) if (token.is === 'variable') return false
  return true
}

/**
 * Puts in what is known of a request. The characters of a value stand for themselves: a `*` in it is no wildcard.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 *
 * @param lookup the value of a key; null where it is known to be missing, so that the default holds; undefined where it
 *   is not known, so that the variable stays
 * @returns null where a key is missing that has no default: then the pattern matches nothing
 */
export function withValues(pattern: Pattern, lookup: (key: string) => string | null | undefined): Pattern | null {
  if (isClosed(pattern)) return pattern
  const tokens: Token[] = []
  for (const token of pattern.tokens) {
    const value = token.is === 'variable' ? lookup(token.key) : undefined
    const text = value === null && token.is === 'variable' ? token.default : value
    if (text === null) return null
    tokens.push(text === undefined ? token : { is: 'text', text })
  }
  return patternOf(tokens)
}

/**
 * A pattern that matches whatever the given one could match with any values of its keys: each stands for any text, but for
 * one of a key that is never empty.
 */
export function openVariables(pattern: Pattern): Pattern {
  if (isClosed(pattern)) return pattern
  return patternOf(pattern.tokens.flatMap((token) => (token.is === 'variable' ? standInFor(token) : token)))
}

function standInFor({ key, default: other }: Extract<Token, { is: 'variable' }>): readonly Token[] {
  return isNeverEmpty(key) && other === null ? [{ is: 'one' }, { is: 'many' }] : [{ is: 'many' }]
}
