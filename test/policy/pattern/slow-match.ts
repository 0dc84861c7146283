import type { Token } from '../../../src/policy/pattern/pattern.ts'

/** Whether tokens match a text, as one would explain it: by all places where each token may have come to its end. */
export function slowMatch(tokens: readonly Token[], text: string): boolean {
  let ends: ReadonlySet<number> = new Set([0])
  for (const token of tokens) ends = new Set([...ends].flatMap((at) => endsOf(token, text, at)))
  return ends.has(text.length)
}

function endsOf(token: Token, text: string, at: number): readonly number[] {
  switch (token.is) {
    case 'text':
      return text.startsWith(token.text, at) ? [at + token.text.length] : []
    case 'one':
      return at < text.length ? [at + 1] : []
    case 'many':
      return Array.from({ length: text.length - at + 1 }, (_, more) => at + more)
    case 'variable':
      return []
    default:
      return token satisfies never
  }
}
