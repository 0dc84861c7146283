import type { Pattern } from './pattern.ts'
import { add, has } from './place-set.ts'
import { placeReader } from './place-reader.ts'

/**
 * Patterns laid out side by side as places between characters, one bit each, so that reading a character moves all
 * places of all patterns at once. Each pattern has a place before every character or `?` of it and one at its end; a
 * `*` is no place of its own, it lets its place stay where it is. Variables count as `*`.
 */
export interface Automaton {
  /** Length of a set of places, in words of 32. */
  readonly words: number
  /** Places where every pattern begins. */
  readonly starts: Int32Array
  /** By pattern, the place where it begins. */
  readonly firsts: readonly number[]
  /** By pattern, the place where it has been read to its end. */
  readonly ends: readonly number[]
  /** Places that may stay: a `*` is there. */
  readonly loops: Int32Array
  /** Places from which nothing but `?` leads to the next `*`, or which have one themselves. */
  readonly safe: Int32Array
  /** By place, the character that leads on from it; {@link ANY}, or a number of its own at an end. */
  readonly codes: readonly number[]
  /** Moves places to where they lead when a character is read; {@link ANY} is one that no pattern names. */
  read(places: Int32Array, code: number): void
}

export const ANY = -1
const NONE = -2

export function automatonOf(patterns: readonly Pattern[]): Automaton {
  const codes: number[] = []
  const loopsAt: number[] = []
  const firsts: number[] = []
  const ends: number[] = []
  for (const pattern of patterns) {
    firsts.push(codes.length)
    for (const token of pattern.tokens) {
      if (token.is === 'text') for (let at = 0; at < token.text.length; at++) codes.push(token.text.charCodeAt(at))
      else if (token.is === 'one') codes.push(ANY)
      else loopsAt.push(codes.length)
    }
    ends.push(codes.length)
    codes.push(NONE)
  }
  const words = (codes.length + 31) >>> 5
  const loops = setOf(loopsAt, words)
  return {
    words,
    starts: setOf(firsts, words),
    firsts,
    ends,
    loops,
    safe: safePlaces(codes, loops, words),
    codes,
    read: placeReader(codes, loops, ANY),
  }
}

/** The automaton of one pattern, made once. */
export function automatonOfOne(pattern: Pattern): Automaton {
  const known = ALONE.get(pattern)
  if (known !== undefined) return known
  const made = automatonOf([pattern])
  ALONE.set(pattern, made)
  return made
}

const ALONE = new WeakMap<Pattern, Automaton>()

function setOf(places: readonly number[], words: number): Int32Array {
  const set = new Int32Array(words)
  for (const place of places) add(set, place)
  return set
}

function safePlaces(codes: readonly number[], loops: Int32Array, words: number): Int32Array {
  const safe = new Int32Array(words)
  for (let place = codes.length - 1; place >= 0; place--) {
    if (has(loops, place) || (codes[place] === ANY && has(safe, place + 1))) add(safe, place)
  }
  return safe
}
