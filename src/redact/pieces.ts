/** A text taken apart at what stands for itself: words between punctuation, wildcards, variables, and ids among them. */
export interface Piece {
  readonly is: 'word' | 'variable' | 'email' | 'unique-id' | 'account' | 'wildcard' | 'other'
  readonly text: string
}

const ACCOUNT = String.raw`(?<!\d)\d{12}(?!\d)`
const LETTER = String.raw`[\p{L}\p{N}\p{M}]`
const DOMAIN = String.raw`@(?:${LETTER}[\p{L}\p{N}\p{M}-]*\.)+\p{L}{2,}`

const PIECES = new RegExp(
  [
    String.raw`(?<variable>\$\{[^}]*\})`,
    String.raw`(?<email>(?:[\p{L}\p{N}\p{M}._%+=-]+|(?<=[*?}]))${DOMAIN}(?![\p{L}\p{N}\p{M}*?$]))`,
    String.raw`(?<id>(?<!${LETTER})A(?:[BC]C|GP|ID|IP|KI|NP|NV|PK|RO|SC|SI)A[A-Z0-9]{8,124}(?!${LETTER}|[*?]))`,
    `(?<account>${ACCOUNT})`,
    `(?<word>(?:(?!${ACCOUNT})${LETTER})+)`,
    String.raw`(?<wildcard>[*?])`,
  ].join('|'),
  'gu',
)

/**
 * Takes a text apart; the pieces put together are the text.
 *
 * @example piecesOf('app-*').map(({ is }) => is) // ['word', 'other', 'wildcard']
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(PIECES)) {
    if (match.index > at) pieces.push({ is: 'other', text: text.slice(at, match.index) })
    at = match.index + match[0].length
    pieces.push(...namedPieces(match[0], match.groups ?? {}))
  }
  if (at < text.length) pieces.push({ is: 'other', text: text.slice(at) })
  return pieces
}

function namedPieces(text: string, groups: Readonly<Record<string, string | undefined>>): readonly Piece[] {
  if (groups['variable'] !== undefined) return [{ is: 'variable', text }]
  if (groups['email'] !== undefined) return [{ is: 'email', text }]
  if (groups['id'] !== undefined) return [{ is: 'unique-id', text }]
  if (groups['account'] !== undefined) return [{ is: 'account', text }]
  if (groups['wildcard'] !== undefined) return [{ is: 'wildcard', text }]
  return humps(text).map((word): Piece => ({ is: 'word', text: word }))
}

/** `MyRole` is two words: patterns cut names there, as in `*Role`. What stands behind must not matter, for prefixes to last. */
function humps(text: string): readonly string[] {
  return text.split(/(?<=\p{Ll})(?=\p{Lu})/u)
}
