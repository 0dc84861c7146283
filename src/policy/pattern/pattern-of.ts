import type { Pattern, Token } from './pattern.ts'
import { printPattern } from './print-pattern.ts'

/**
 * A pattern of any tokens, in the one spelling of all that mean the same: neighbouring texts are one, and of a run of
 * wildcards each `?` stands before a single `*`.
 */
export function patternOf(given: readonly Token[]): Pattern {
  const tokens: Token[] = []
  let text = ''
  let many: Token | null = null
  for (const token of given) {
    const isLetter = token.is === 'text' && token.text !== ''
    if (many !== null && (isLetter || token.is === 'variable')) {
      tokens.push(many)
      many = null
    }
    if (token.is === 'text') text += token.text
    else {
      if (text !== '') tokens.push({ is: 'text', text })
      text = ''
      if (token.is === 'many') many = token
      else tokens.push(token)
    }
  }
  if (text !== '') tokens.push({ is: 'text', text })
  if (many !== null) tokens.push(many)
  return { text: printPattern(tokens), tokens }
}
