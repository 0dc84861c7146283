import type { Permutations } from './permutation.ts'

/** What is said of single words; all of it in lower case. */
export interface Manners {
  /** AWS's own words, which stay. */
  readonly kept: ReadonlySet<string>
  /** Words cut by a pattern where only a letter for a letter keeps what matches. */
  readonly byLetter: ReadonlySet<string>
  /** AWS's words that begin, end or stand in others, as its patterns cut them. */
  readonly anchors: readonly Anchor[]
  /** How often to hide anew a word that became another's pseudonym. */
  readonly again: ReadonlyMap<string, number>
}

/** A part of words that stays wherever it stands so. */
export interface Anchor {
  readonly text: string
  readonly at: 'start' | 'end' | 'anywhere'
}

/**
 * The pseudonym of a word: as long as the word, letters for letters and digits for digits in their cases. Each character
 * is permuted by what stands before it, so that words which begin alike become words which begin alike, and as long: a
 * pattern `adm*` matches afterwards what it matched before. The same word has the same pseudonym under the same key.
 */
export function hideWord(word: string, manners: Manners, permutations: Permutations): string {
  const folded = word.toLowerCase()
  if (manners.kept.has(folded)) return word
  const tries = manners.again.get(folded) ?? 0
  if (tries === 0 && manners.byLetter.has(folded)) return Array.from(word, permutations('letter for letter')).join('')
  const place = String(tries)
  for (const { text, at } of manners.anchors) {
    const found = at === 'end' ? (folded.endsWith(text) ? folded.length - text.length : -1) : folded.indexOf(text)
    if (found < 0 || (at === 'start' && found > 0)) continue
    const end = found + text.length
    const before = byWhatPrecedes(word.slice(0, found), place, permutations)
    return before + word.slice(found, end) + byWhatPrecedes(word.slice(end), `${place} ${text}`, permutations)
  }
  return byWhatPrecedes(word, place, permutations)
}

function byWhatPrecedes(word: string, place: string, permutations: Permutations): string {
  let before = `${place}:`
  let made = ''
  for (const character of word) {
    made += permutations(before)(character)
    before += character.toLowerCase()
  }
  return made
}
