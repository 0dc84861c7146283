import type { Budget } from '../limits.ts'
import { type Automaton, automatonOfOne } from './automaton.ts'
import { matches } from './matches.ts'
import type { Pattern } from './pattern.ts'
import { advance } from './place-reader.ts'
import { has, isNothing } from './place-set.ts'
import { openVariables } from './variables.ts'

/**
 * Whether two patterns have a non-empty text in common, exactly. A variable may have any value, and so counts as `*`.
 *
 * @throws LimitReached where the budget has too few steps left
 */
export function intersects(one: Pattern, other: Pattern, budget?: Budget): boolean {
  const a = openVariables(one)
  const b = openVariables(other)
  if (a.tokens.length === 0 || b.tokens.length === 0) return false
  if (!mayIntersect(a, b)) return false
  const [text, pattern] = literalOf(a) === null ? [literalOf(b), a] : [literalOf(a), b]
  if (text === null) return meet(a, automatonOfOne(b), budget)
  budget?.spend('steps', 1 + ((text.length * pattern.text.length) >>> 9))
  return matches(pattern, text)
}

/** The only text that a pattern stands for; null where it leaves something open. */
function literalOf({ tokens }: Pattern): string | null {
  const [only] = tokens
  return only?.is === 'text' && tokens.length === 1 ? only.text : null
}

/** Whether the texts at the ends agree as far as both go. */
function mayIntersect(a: Pattern, b: Pattern): boolean {
  const [firstA] = a.tokens
  const [firstB] = b.tokens
  if (firstA?.is === 'text' && firstB?.is === 'text') {
    if (!firstA.text.startsWith(firstB.text) && !firstB.text.startsWith(firstA.text)) return false
  }
  const lastA = a.tokens.at(-1)
  const lastB = b.tokens.at(-1)
  if (lastA?.is !== 'text' || lastB?.is !== 'text') return true
  return lastA.text.endsWith(lastB.text) || lastB.text.endsWith(lastA.text)
}

/** Reads one pattern as a text: what it leaves open, the other may choose. */
function meet(a: Pattern, b: Automaton, budget: Budget | undefined): boolean {
  budget?.spend('steps', 1 + ((a.text.length * b.words) >>> 4))
  const everywhere = new Int32Array(b.words).fill(-1)
  const places = b.starts.slice()
  for (const token of a.tokens) {
    if (token.is === 'text') {
      for (let at = 0; at < token.text.length; at++) {
        b.read(places, token.text.charCodeAt(at))
      }
    } else if (token.is === 'one') advance(places, everywhere, b.loops)
    else addOnwards(places)
    if (isNothing(places)) return false
  }
  return b.ends.some((end) => has(places, end))
}

/** Adds every place after the first: any run of characters may have been read. */
function addOnwards(places: Int32Array): void {
  let reached = false
  for (let word = 0; word < places.length; word++) {
    const here = places[word] ?? 0
    // Negating a word leaves its lowest bit and sets all above it.
    places[word] = reached ? -1 : here | -here
    reached ||= here !== 0
  }
}
