import { byCodeUnit } from '../../../model/compare.ts'

/** Below this length one edit makes another word, not a misspelling. */
const SHORTEST_MISSPELT = 5

/**
 * Which spellings are another way to write a more common one: the same letters and digits but for case, spaces and
 * punctuation, or one edit apart (a letter added, left out, changed, or swapped with its neighbour) in words of five
 * letters or more. Digits count: `disk1` and `disk2` are two names. Equally common spellings yield to the first by code unit.
 *
 * @param counts how often each spelling is used
 * @returns for each variant the common spelling; spellings that stand for themselves are left out
 * @example commonSpellings(new Map([['CostCenter', 9], ['cost-center', 2]])).get('cost-center') // 'CostCenter'
 */
export function commonSpellings(counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const variants = new Map<string, string>()
  const commons = new Map<string, string>()
  const near = new Map<string, string[]>()
  for (const spelling of byUse(counts)) {
    const word = lettersOf(spelling)
    const common = commons.get(word) ?? misspelt(word, near)
    if (common !== undefined) variants.set(spelling, common)
    else if (word !== '') {
      commons.set(word, spelling)
      for (const shortened of shortenings(word))
        near.set(shortened, near.get(shortened)?.concat(spelling) ?? [spelling])
    }
  }
  return variants
}

/** Which texts differ from a more common one in nothing but letter case and spaces. */
export function caseVariants(counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const variants = new Map<string, string>()
  const commons = new Map<string, string>()
  for (const text of byUse(counts)) {
    const folded = text.replaceAll(/\s+/gu, '').toLowerCase()
    const common = commons.get(folded)
    if (common === undefined) commons.set(folded, text)
    else variants.set(text, common)
  }
  return variants
}

function byUse(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].toSorted(([a, usesA], [b, usesB]) => usesB - usesA || byCodeUnit(a, b)).map(([text]) => text)
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

function misspelt(word: string, near: ReadonlyMap<string, readonly string[]>): string | undefined {
  for (const shortened of shortenings(word)) {
    const common = near.get(shortened)?.find((spelling) => isOneEditApart(word, lettersOf(spelling)))
    if (common !== undefined) return common
  }
  return undefined
}

/** The word and all it becomes with one letter left out: two words one edit apart always share one of these. */
function shortenings(word: string): string[] {
  if (word.length < SHORTEST_MISSPELT) return []
  const shorter = Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1))
  return [...new Set([word, ...shorter])]
}

function isOneEditApart(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (/\p{N}/u.test(restA + restB)) return false
  const swapped = restA.length === 2 && restA === restB.slice(1) + restB.slice(0, 1)
  return swapped || (restA.length <= 1 && restB.length <= 1)
}
