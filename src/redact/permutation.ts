import { hmacSha256 } from '../util/hmac.ts'
import { remembered } from '../util/remembered.ts'

/** Replaces a character by another of its kind, one to one: a letter by a letter of its alphabet and case, a digit by a digit. */
export type Permutation = (character: string) => string

/** The permutation that a key gives a place, which is any text. */
export type Permutations = (place: string) => Permutation

/**
 * Permutations of characters from a key. Letter case is no part of what is permuted: `A` becomes the capital of what `a`
 * becomes. What is neither letter nor digit stays.
 */
export function permutations(key: Uint8Array): Permutations {
  return remembered((place: string) => {
    const order = remembered((letters: string) => shuffled(letters, key, place))
    return (character) => permuted(character, order)
  })
}

function permuted(character: string, order: (letters: string) => ReadonlyMap<string, string>): string {
  const lower = smallLetter(character)
  if (lower === null) return order(alphabetOf(character)).get(character) ?? character
  const made = order(alphabetOf(lower)).get(lower) ?? lower
  return lower === character ? made : made.toUpperCase()
}

/** The small letter of one that has two cases; null for any other character. */
function smallLetter(character: string): string | null {
  const lower = character.toLowerCase()
  const upper = lower.toUpperCase()
  const isPair = lower !== upper && lower.length === upper.length && upper.toLowerCase() === lower
  return isPair && (character === lower || character === upper) ? lower : null
}

/** A block of Unicode holds 128 code points; what is alike in it is one alphabet. */
const BLOCK = 128

const alphabets = remembered((block: number) => {
  const kinds = new Map<string, string>()
  for (let code = block * BLOCK; code < (block + 1) * BLOCK; code++) {
    const letter = String.fromCodePoint(code)
    const kind = kindOf(letter)
    if (kind !== null) kinds.set(kind, (kinds.get(kind) ?? '') + letter)
  }
  return kinds
})

function alphabetOf(character: string): string {
  const kind = kindOf(character)
  const block = Math.floor((character.codePointAt(0) ?? 0) / BLOCK)
  return kind === null ? '' : (alphabets(block).get(kind) ?? '')
}

function kindOf(character: string): string | null {
  const lower = smallLetter(character)
  if (lower !== null) return lower === character ? 'small' : 'capital'
  if (/\p{N}/u.test(character)) return 'digit'
  return /\p{L}/u.test(character) ? 'letter' : null
}

/** Fisher and Yates, with the bytes that the key gives the place as dice. */
function shuffled(letters: string, key: Uint8Array, place: string): ReadonlyMap<string, string> {
  const plain = Array.from(letters)
  const mixed = [...plain]
  let bytes: Uint8Array = new Uint8Array()
  for (let last = mixed.length - 1; last > 0; last--) {
    if (bytes.length === 0) bytes = hmacSha256(key, JSON.stringify([place, letters[0], last]))
    const other = (bytes[0] ?? 0) % (last + 1)
    bytes = bytes.subarray(1)
    const [a = '', b = ''] = [mixed[last], mixed[other]]
    mixed[last] = b
    mixed[other] = a
  }
  return new Map(plain.map((letter, at) => [letter, mixed[at] ?? letter]))
}
