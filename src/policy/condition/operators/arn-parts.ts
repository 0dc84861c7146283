import { patternOf } from '../../pattern/pattern-of.ts'
import type { Pattern, Token } from '../../pattern/pattern.ts'

/**
 * Whether a text is an ARN: partition, service and resource are there; region and account may be empty.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html}
 */
export function isArn(text: string): boolean {
  return /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./s.test(text)
}

/** The six parts of an ARN; the sixth may hold colons. */
export function partsOfArn(arn: string): readonly string[] {
  const parts = arn.split(':')
  return [...parts.slice(0, 5), parts.slice(5).join(':')]
}

/** The six parts of an ARN with wildcards; null where it has fewer. */
export function partsOfPattern({ tokens }: Pattern): readonly Pattern[] | null {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.is !== 'text') parts.at(-1)?.push(token)
    else {
      const pieces = token.text.split(':')
      const splits = Math.min(pieces.length - 1, 6 - parts.length)
      const own = [...pieces.slice(0, splits), pieces.slice(splits).join(':')]
      for (const [index, piece] of own.entries()) {
        if (index > 0) parts.push([])
        if (piece !== '') parts.at(-1)?.push({ is: 'text', text: piece })
      }
    }
  }
  return parts.length === 6 ? parts.map(patternOf) : null
}
