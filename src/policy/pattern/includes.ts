import type { Budget } from '../limits.ts'
import { ANY, type Automaton, automatonOfOne } from './automaton.ts'
import { matches } from './matches.ts'
import type { Pattern, Token } from './pattern.ts'
import { has } from './place-set.ts'
import { isClosed, openVariables } from './variables.ts'

/**
 * Whether every non-empty text of one pattern is one of another, exactly. Variables may have any values: one in
 * `inner` stands for every text, one in `outer` for none, unless both patterns are the same.
 *
 * Reads `inner` as a text. A `?` of it is a character that occurs in no pattern: what reads that reads any. A `*` of it
 * keeps the places that read whatever may come, which are those with a `*`, and those that only `?` separate from one.
 *
 * @throws LimitReached where the budget has too few steps left
 */
export function includes(outer: Pattern, inner: Pattern, budget?: Budget): boolean {
  if (outer.text === inner.text || inner.tokens.length === 0) return true
  if (!isClosed(outer)) return false
  const read = openVariables(inner)
  const [only] = read.tokens
  if (read.tokens.length === 1 && only?.is === 'text') return matches(outer, only.text)
  return mayInclude(outer, read) ?? simulate(automatonOfOne(outer), read, budget)
}

/** What the ends of the patterns tell; null where they do not tell enough. */
function mayInclude(outer: Pattern, inner: Pattern): boolean | null {
  const first = outer.tokens[0]
  const last = outer.tokens.at(-1)
  if (first === undefined) return false
  if (first.is === 'many' && outer.tokens.length === 1) return true
  if (first.is === 'text' && !lead(inner).startsWith(first.text)) return false
  if (last?.is === 'text' && !trail(inner).endsWith(last.text)) return false
  return first.is === 'text' && last?.is === 'many' && outer.tokens.length === 2 ? true : null
}

function lead(pattern: Pattern): string {
  const token = pattern.tokens[0]
  return token?.is === 'text' ? token.text : ''
}

function trail(pattern: Pattern): string {
  const token = pattern.tokens.at(-1)
  return token?.is === 'text' ? token.text : ''
}

function simulate(outer: Automaton, inner: Pattern, budget: Budget | undefined): boolean {
  budget?.spend('steps', 1 + ((inner.text.length * outer.words) >>> 4))
  const places = outer.starts.slice()
  for (const token of tokensOfNonEmpty(inner)) {
    if (token.is === 'text') {
      for (let at = 0; at < token.text.length; at++) {
        outer.read(places, token.text.charCodeAt(at))
      }
    } else if (token.is === 'one') outer.read(places, ANY)
    else keep(places, outer.safe)
  }
  return outer.ends.some((end) => has(places, end))
}

function keep(places: Int32Array, only: Int32Array): void {
  for (let word = 0; word < places.length; word++) places[word] = (places[word] ?? 0) & (only[word] ?? 0)
}

/** `*` alone would have the empty text too. */
function tokensOfNonEmpty({ tokens }: Pattern): readonly Token[] {
  return tokens.length === 1 && tokens[0]?.is === 'many' ? [{ is: 'one' }, { is: 'many' }] : tokens
}
