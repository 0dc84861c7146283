import type { Pattern } from './pattern.ts'

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
  /** Places that any character leads on from: a `?` is there. */
  readonly any: Int32Array
  /** Places from which nothing but `?` leads to the next `*`, or which have one themselves. */
  readonly safe: Int32Array
  /** By place, the character that leads on from it; {@link ANY} or {@link NONE}. */
  readonly codes: Int32Array
  /** Places that a character leads on from. */
  leaving(code: number): Int32Array
}

export const ANY = -1
export const NONE = -2

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
  const any = setOf(placesOf(codes, ANY), words)
  return {
    words,
    starts: setOf(firsts, words),
    firsts,
    ends,
    loops,
    any,
    safe: safePlaces(codes, loops, words),
    codes: Int32Array.from(codes),
    leaving: leaving(codes, any),
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

/** Moves places to where they lead when a character is read. */
export function advance(places: Int32Array, leaving: Int32Array, loops: Int32Array): void {
  let carry = 0
  for (let word = 0; word < places.length; word++) {
    const here = places[word] ?? 0
    const left = here & (leaving[word] ?? 0)
    places[word] = (left << 1) | carry | (here & (loops[word] ?? 0))
    carry = left >>> 31
  }
}

export function has(set: Int32Array, place: number): boolean {
  return (((set[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
}

export function add(set: Int32Array, place: number): void {
  set[place >>> 5] = (set[place >>> 5] ?? 0) | (1 << (place & 31))
}

export function isNothing(set: Int32Array): boolean {
  for (let word = 0; word < set.length; word++) if (set[word] !== 0) return false
  return true
}

function setOf(places: readonly number[], words: number): Int32Array {
  const set = new Int32Array(words)
  for (const place of places) add(set, place)
  return set
}

function placesOf(codes: readonly number[], code: number): readonly number[] {
  const places: number[] = []
  for (let place = 0; place < codes.length; place++) if (codes[place] === code) places.push(place)
  return places
}

function safePlaces(codes: readonly number[], loops: Int32Array, words: number): Int32Array {
  const safe = new Int32Array(words)
  for (let place = codes.length - 1; place >= 0; place--) {
    if (has(loops, place) || (codes[place] === ANY && has(safe, place + 1))) add(safe, place)
  }
  return safe
}

/** Sets are made for the characters that are asked for; all that occur nowhere share that of `?`. */
function leaving(codes: readonly number[], any: Int32Array): (code: number) => Int32Array {
  const made = new Map<number, Int32Array>()
  let places: ReadonlyMap<number, readonly number[]> | null = null
  return (code) => {
    const known = made.get(code)
    if (known !== undefined) return known
    places ??= placesByCode(codes)
    const own = places.get(code)
    if (own === undefined) return any
    const set = any.slice()
    for (const place of own) add(set, place)
    made.set(code, set)
    return set
  }
}

function placesByCode(codes: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (const [place, code] of codes.entries()) {
    const own = places.get(code)
    if (own === undefined) places.set(code, [place])
    else own.push(place)
  }
  return places
}
