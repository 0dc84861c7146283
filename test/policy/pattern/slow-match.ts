import type { Token } from '../../../src/policy/pattern/pattern.ts'

/** Whether tokens match a text, as one would explain it: by trying every length for every `*`. */
export function slowMatch(tokens: readonly Token[], text: string): boolean {
  const [token, ...rest] = tokens
  if (token === undefined) return text === ''
  switch (token.is) {
    case 'text':
      return text.startsWith(token.text) && slowMatch(rest, text.slice(token.text.length))
    case 'one':
      return text !== '' && slowMatch(rest, text.slice(1))
    case 'many':
      return slowMatch(rest, text) || (text !== '' && slowMatch(tokens, text.slice(1)))
    case 'variable':
      return false
    default:
      return token satisfies never
  }
}
