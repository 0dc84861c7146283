import type { ActionTable } from '../policy/action/table.ts'
import { hideConditionKey } from './hide-condition-key.ts'
import { hideAccounts } from './hide-ids.ts'
import { hideMembers } from './hide-members.ts'
import { hideText } from './hide-text.ts'
import { hideWord } from './hide-word.ts'
import type { Hiding } from './hiding.ts'
import { gatherNight } from './gather-night.ts'
import { type Permutations, permutations } from './permutation.ts'
import { piecesOf } from './pieces.ts'
import { resourceWords } from './resource-words.ts'
import { settleManners } from './settle-manners.ts'
import { hmacSha256 } from '../util/hmac.ts'
import { remembered } from '../util/remembered.ts'

/** A night as an export has it, redacted, and how many of its words a pattern lets be hidden letter for letter only. */
export interface Redacted {
  readonly night: Readonly<Record<string, unknown>>
  readonly weak: number
}

/** What a night is redacted with. */
export interface RedactOptions {
  /** A secret; whoever has it can tell which pseudonym a name they guess would get. */
  readonly key: Uint8Array
  readonly actions: () => ActionTable
  /** Patterns by which names are told apart: their words stay wherever they stand, so that who matches still does. */
  readonly names: readonly string[]
}

/**
 * The same night with nobody in it: account ids, names, tags, addresses, external ids and descriptions become others,
 * the same one for the same one under the same key, so that structure, what patterns match, and every verdict stay.
 *
 * @param night as an export has it, with or without the member `Rolecall`
 */
export function redactExport(
  night: Readonly<Record<string, unknown>>,
  { key, actions, names: patterns }: RedactOptions,
): Redacted {
  const words = resourceWords(actions)
  const { own, aws, accounts, awsTagKeys } = gatherNight(night, words)
  const of = (use: string): Permutations => permutations(hmacSha256(key, use))
  const names = of('names')
  const manners = settleManners(own, aws, wordsOf(patterns), names)
  const pseudonyms = hideAccounts(accounts, hmacSha256(key, 'ids'))
  const [tagLetters, sids, externals] = [of('tag keys')(''), of('sids'), of('external ids')]
  const alone =
    (own: Permutations) =>
    (text: string): string =>
      hideText(text, { ...hiding, word: (word) => hideWord(word, NO_MANNERS, own) })
  const hiding: Hiding = {
    key: hmacSha256(key, 'ids'),
    resourceWords: words,
    word: remembered((word: string) => hideWord(word, manners, names)),
    account: (id) => pseudonyms.get(id) ?? id,
    tagKey: (text) =>
      isAwsTag(text, awsTagKeys)
        ? text
        : hideText(text, { ...hiding, word: (word) => Array.from(word, tagLetters).join('') }),
    conditionKey: (text) => hideConditionKey(text, hiding),
    sid: alone(sids),
    externalId: alone(externals),
  }
  const hidden = Object.fromEntries(
    Object.entries(night).map(([name, value]) => [name, hideMembers(value, hiding, name)]),
  )
  return { night: hidden, weak: manners.byLetter.size }
}

/** In lower case, as words are kept. */
function wordsOf(patterns: readonly string[]): ReadonlySet<string> {
  const pieces = patterns.flatMap(piecesOf).filter(({ is }) => is === 'word')
  return new Set(pieces.map(({ text }) => text.toLowerCase()))
}

const NO_MANNERS = {
  kept: new Set<string>(),
  byLetter: new Set<string>(),
  anchors: [],
  again: new Map<string, number>(),
}

/** Keys that AWS sets, that its policies ask for, or that its console shows as a name. */
function isAwsTag(key: string, named: ReadonlySet<string>): boolean {
  const folded = key.toLowerCase()
  return folded.startsWith('aws:') || folded === 'name' || named.has(folded)
}
