import type { Budget } from '../limits.ts'
import { foreignLetter, LETTERS } from './foreign-letter.ts'
import type { Pattern } from './pattern.ts'
import { searchText } from './search-text.ts'
import { closeWanted, simplifyWanted } from './simplify-wanted.ts'
import { isWanted, type Wanted } from './wanted.ts'

/**
 * A short, readable, non-empty text that one pattern of each group of `within` matches and none of `outside` does; the
 * same one for the same question. Variables may have any values: one in `within` stands for every text, one in
 * `outside` for none, so that "there is no such text" holds whatever the values are.
 *
 * @returns null where there is none
 * @throws LimitReached where the patterns are too many or the search takes too many steps
 */
export function findText(wanted: Wanted, budget: Budget): string | null {
  budget.allow('patterns', wanted.outside.length + wanted.within.reduce((count, group) => count + group.length, 0))
  const closed = closeWanted(wanted)
  if (closed === null) return null
  const letter = foreignLetter([...closed.within.flat(), ...closed.outside])
  const found = guessText(closed, letter, budget) ?? searchSimplified(closed, letter, budget)
  return found === null ? null : readable(found, letter, closed, budget)
}

function searchSimplified(wanted: Wanted, letter: string, budget: Budget): string | null {
  const simple = simplifyWanted(wanted, budget)
  return simple === null ? null : searchText(simple, letter, budget)
}

/** The plainest texts of the patterns, in the hope that one will do: where little is unwanted, most do. */
function guessText(wanted: Wanted, letter: string, budget: Budget): string | null {
  const length = lengthOf(wanted)
  const groups = wanted.within.map((group) => ({ group, others: others(group, wanted) }))
  for (const fill of ['', letter]) {
    for (const { group, others } of groups) {
      for (const pattern of group) {
        const text = plainText(pattern, letter, fill)
        budget.spend('steps', 1 + ((text.length * length) >>> 12))
        if (isWanted(text, others)) return text
      }
    }
  }
  return null
}

/** What is wanted beside one of the groups, the smallest first: it tells as much for less. */
function others(group: readonly Pattern[], { within, outside }: Wanted): Wanted {
  return { within: within.filter((other) => other !== group).toSorted((a, b) => a.length - b.length), outside }
}

function plainText({ tokens }: Pattern, letter: string, fill: string): string {
  let text = ''
  for (const token of tokens) text += token.is === 'text' ? token.text : token.is === 'one' ? letter : fill
  return text === '' ? letter : text
}

function lengthOf({ within, outside }: Wanted): number {
  let length = 0
  for (const group of within) for (const { text } of group) length += text.length
  for (const { text } of outside) length += text.length
  return length
}

/** A letter that occurs in no pattern may be an odd one; often a common one does as well. */
function readable(text: string, letter: string, wanted: Wanted, budget: Budget): string {
  if (LETTERS.includes(letter) || !text.includes(letter)) return text
  const length = lengthOf(wanted)
  for (const common of LETTERS) {
    budget.spend('steps', 1 + ((text.length * length) >>> 12))
    const candidate = text.replaceAll(letter, common)
    if (isWanted(candidate, wanted)) return candidate
  }
  return text
}
