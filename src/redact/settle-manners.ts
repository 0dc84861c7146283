import { byCodeUnit } from '../model/compare.ts'
import { type Anchor, hideWord, type Manners } from './hide-word.ts'
import type { Permutations } from './permutation.ts'
import type { Vocabulary } from './vocabulary.ts'

/** AWS's words of fewer letters are too common to stay: they would show of others how they begin. */
const SHORTEST_KEPT = 3

/**
 * How each word of a night is to be hidden so that its patterns match what they matched: most by what precedes each
 * letter; letter for letter those that a pattern cuts from their beginning, and whatever must match with these.
 *
 * @param aws the words of AWS's own policies, which are not redacted, so that theirs must stay in the account's names
 * @param named words that stay however short they are
 */
export function settleManners(
  own: Vocabulary,
  aws: Vocabulary,
  named: ReadonlySet<string>,
  permutations: Permutations,
): Manners {
  const { kept, anchors } = keptWords(own, aws, named)
  const byLetter = new Set<string>()
  const again = new Map<string, number>()
  const manners: Manners = { kept, byLetter, anchors, again }
  const progress = (): number => [...again.values()].reduce((sum, tries) => sum + tries, byLetter.size)
  let before = -1
  while (before !== progress()) {
    before = progress()
    const cut = [...own.openLeft].filter((part) => !kept.has(part))
    for (const part of cut) addAll(byLetter, cutBy(part, own))
    for (const part of own.openRight) {
      const alike = [...byLetter].some((word) => word.startsWith(part)) ? startingWith(part, own) : []
      addAll(
        byLetter,
        [...alike].filter((word) => !kept.has(word)),
      )
    }
    const made = new Map([...own.words].map((word) => [word, hideWord(word, manners, permutations)]))
    addAll(
      byLetter,
      byChance(own, made, byLetter).filter((word) => !kept.has(word)),
    )
    tellApart(made, manners, byLetter, again)
  }
  return manners
}

function keptWords(
  own: Vocabulary,
  aws: Vocabulary,
  named: ReadonlySet<string>,
): { kept: ReadonlySet<string>; anchors: readonly Anchor[] } {
  const isLong = ({ length }: string): boolean => length >= SHORTEST_KEPT
  const kept = new Set([...[...OWN_WORDS, ...aws.words].filter(isLong), ...named])
  const anchors = [
    ...[...aws.openRight].map((text): Anchor => ({ text, at: aws.openLeft.has(text) ? 'anywhere' : 'start' })),
    ...[...aws.openLeft].filter((text) => !aws.openRight.has(text)).map((text): Anchor => ({ text, at: 'end' })),
  ].filter(({ text }) => isLong(text))
  const used = [...own.words].filter((word) => kept.has(word))
  for (const text of [...own.openRight, ...own.openLeft]) {
    const [left, right] = [own.openLeft.has(text), own.openRight.has(text)]
    const meets = (word: string): boolean =>
      left && right ? word.includes(text) : left ? word.endsWith(text) : word.startsWith(text)
    if (!kept.has(text) && !used.some(meets)) continue
    kept.add(text)
    anchors.push({ text, at: left && right ? 'anywhere' : left ? 'end' : 'start' })
  }
  return {
    kept,
    anchors: anchors.toSorted((a, b) => b.text.length - a.text.length || byCodeUnit(a.text, b.text)),
  }
}

/** Words that stand in names as AWS's documentation writes them, and say nothing of anyone. */
const OWN_WORDS = ['role', 'policy', 'service']

/** A part that a pattern begins in the middle of words, and these words; none where it stands for itself alone. */
function cutBy(part: string, { words, openRight }: Vocabulary): readonly string[] {
  const isCut = openRight.has(part)
    ? (word: string) => word.includes(part, 1)
    : (word: string) => word !== part && word.endsWith(part)
  const cut = [...words].filter(isCut)
  return cut.length === 0 ? [] : [part, ...cut]
}

function startingWith(part: string, { words }: Vocabulary): readonly string[] {
  return [...words].filter((word) => word.startsWith(part))
}

/** Words that a pattern's part would match, now that both are hidden, and did not before. */
function byChance(
  own: Vocabulary,
  made: ReadonlyMap<string, string>,
  byLetter: ReadonlySet<string>,
): readonly string[] {
  const found: string[] = []
  const parts = [...own.openLeft, ...[...own.openRight].filter((part) => byLetter.has(part))]
  for (const part of parts) {
    const hidden = made.get(part) ?? part
    const meets = (text: string, of: string): boolean =>
      own.openLeft.has(part) ? (own.openRight.has(part) ? text.includes(of) : text.endsWith(of)) : text.startsWith(of)
    for (const [word, becomes] of made) {
      if (meets(becomes, hidden) && !meets(word, part)) found.push(part, word)
    }
  }
  return found
}

/** Two words must not become one: letter for letter they cannot, and beside AWS's words there is always another try. */
function tellApart(
  made: ReadonlyMap<string, string>,
  { kept, anchors }: Manners,
  byLetter: Set<string>,
  again: Map<string, number>,
): void {
  const owners = new Map<string, string>()
  for (const [word, becomes] of made) {
    if (kept.has(word)) continue
    const isAnother = kept.has(becomes) || anchors.some(({ text }) => becomes.startsWith(text) && !word.includes(text))
    if (isAnother) again.set(word, (again.get(word) ?? 0) + 1)
    const other = owners.get(becomes)
    if (other !== undefined) addAll(byLetter, [word, other])
    else owners.set(becomes, word)
  }
}

function addAll(set: Set<string>, words: readonly string[]): void {
  for (const word of words) set.add(word)
}
