import type { Pattern } from '../../pattern/pattern.ts'

/** The one text that a pattern without wildcards and variables matches; undefined where it has any. */
export function literalText({ tokens }: Pattern): string | undefined {
  let text = ''
  for (const token of tokens) {
    if (token.is !== 'text') return undefined
    text += token.text
  }
  return text
}
