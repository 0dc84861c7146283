import { mayMatch } from '../pattern/may-match.ts'

/**
 * Whether some patterns may name all that others name, by how they are written: false only where one of the others is
 * neither written alike nor begins as a pattern with wildcards does. A text without wildcards covers itself alone, and
 * what comes before the first wildcard stands before whatever a pattern covers. Where `null` is given, all is open.
 *
 * @example mayCover(['s3:Get*', 'sqs:*'], ['s3:PutObject']) // false
 */
export function mayCover(outer: readonly string[] | null, inner: readonly string[] | null): boolean {
  if (outer === null || inner === null) return true
  return inner.every((text) => outer.some((around) => mayHold(around, text)))
}

/** The texts of a member in which nothing but texts stands; null where it is otherwise. */
export function writtenTexts(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return null
  const items: readonly unknown[] = value
  return items.every((item) => typeof item === 'string') ? items : null
}

/** An empty text names nothing; what a `$` begins may be a variable, or a character that is no wildcard. */
function mayHold(around: string, text: string): boolean {
  return text === '' || text.includes('$') || mayMatch(around, text)
}
