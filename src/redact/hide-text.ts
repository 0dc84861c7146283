import { hideUniqueId, lettersFor } from './hide-ids.ts'
import type { Hiding } from './hiding.ts'
import { piecesOf, type Piece } from './pieces.ts'
import type { Open } from './vocabulary.ts'

/**
 * A text with its words and ids hidden, everything between them as it was, so that what patterns and names have in
 * common stays common.
 */
export function hideText(text: string, hiding: Hiding): string {
  const pieces = piecesOf(text)
  return pieces
    .map((piece, at) => hidePiece(piece, { left: isGap(pieces[at - 1]), right: isGap(pieces[at + 1]) }, hiding))
    .join('')
}

function hidePiece({ is, text }: Piece, open: Open, hiding: Hiding): string {
  switch (is) {
    case 'word':
      return hiding.word(text, open)
    case 'account':
      return hiding.account(text)
    case 'unique-id':
      return hideUniqueId(text, hiding.key)
    case 'email':
      return hideEmail(text, hiding)
    case 'variable':
      return hideVariable(text, hiding)
    case 'wildcard':
    case 'other':
      return text
    default:
      return is satisfies never
  }
}

function isGap(piece: Piece | undefined): boolean {
  return piece?.is === 'wildcard' || piece?.is === 'variable'
}

/** The domain that is kept for examples, with a name for each domain. {@link https://www.rfc-editor.org/rfc/rfc2606} */
const EXAMPLE = 'example.com'
const LONGEST_LOCAL = 45

function hideEmail(text: string, hiding: Hiding): string {
  const at = text.lastIndexOf('@')
  const domain = lettersFor(text.slice(at).toLowerCase(), hiding.key, 6, 'abcdefghijklmnopqrstuvwxyz')
  return `${hideText(text.slice(0, at), hiding).slice(0, LONGEST_LOCAL)}@${domain}.${EXAMPLE}`
}

/** `${aws:PrincipalTag/team, 'none'}`: the tag's key and the default are the account's. */
function hideVariable(text: string, hiding: Hiding): string {
  const [, key = '', fallback = ''] = /^\$\{([^,}]*)(.*)\}$/s.exec(text) ?? []
  return `\${${hiding.conditionKey(key)}${fallback === '' ? '' : hideText(fallback, hiding)}}`
}
