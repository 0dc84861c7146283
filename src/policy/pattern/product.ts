import { ANY, automatonOf } from './automaton.ts'
import { add, clear, has, hasAny, lastOfBoth } from './place-set.ts'
import type { Wanted } from './wanted.ts'

/** All patterns of a question read at once: sets of places, those of the wanted patterns before those of the others. */
export interface Product {
  readonly start: Int32Array
  /** Length of a set of places, in words of 32. */
  readonly words: number
  /** The characters worth reading next, the foreign one first. */
  lettersAt(places: Int32Array): Iterable<number>
  read(places: Int32Array, code: number): Int32Array
  /** Whether more characters may lead to a wanted text. */
  isAlive(places: Int32Array): boolean
  accepts(places: Int32Array): boolean
  /** Places of wanted patterns, ascending. */
  wantedPlaces(places: Int32Array): readonly number[]
  /** Whether every way on from `other` to a wanted text is one from `places` too. */
  leadsFurther(places: Int32Array, other: Int32Array): boolean
}

/** A run of places: of a pattern, or of a group of them. */
interface Span {
  readonly from: number
  readonly to: number
  readonly ends: readonly number[]
}

export function productOf({ within, outside }: Wanted, foreign: number): Product {
  const automaton = automatonOf([...within.flat(), ...outside])
  const { words, loops, codes, firsts, ends } = automaton
  const spans = firsts.map((from, index): Span => ({
    from,
    to: (ends[index] ?? from) + 1,
    ends: [ends[index] ?? from],
  }))
  const groups = spansOfGroups(within, spans)
  const unwanted = groups.at(-1)?.to ?? 0
  const unwantedEnds = ends.filter((end) => end >= unwanted)
  const unwantedForever = unwantedEnds.filter((end) => has(loops, end))
  const opposite = new Int32Array(words)
  for (let place = unwanted; place < codes.length; place++) add(opposite, place)

  /** Of one pattern, the last `*` that was reached leads wherever the places before it do. */
  const settle = (places: Int32Array): void => {
    for (const { from, to } of spans) clear(places, from, lastOfBoth(places, loops, from, to))
    for (const { from, to, ends } of groups) {
      const forever = ends.find((end) => has(loops, end) && has(places, end))
      if (forever !== undefined) {
        clear(places, from, forever)
        clear(places, forever + 1, to)
      }
    }
  }
  const wantedPlaces = (places: Int32Array): readonly number[] => {
    const found: number[] = []
    for (let word = 0; word << 5 < unwanted; word++) {
      for (let bits = (places[word] ?? 0) & ~(opposite[word] ?? 0); bits !== 0; bits &= bits - 1) {
        found.push((word << 5) + 31 - Math.clz32(bits & -bits))
      }
    }
    return found
  }
  const start = automaton.starts.slice()
  settle(start)
  return {
    start,
    words,
    wantedPlaces,
    lettersAt(places) {
      const letters = new Set<number>()
      const waiting = wantedPlaces(places)
      if (waiting.some((place) => codes[place] === ANY || has(loops, place))) letters.add(foreign)
      for (const place of waiting) {
        const code = codes[place] ?? ANY
        if (code >= 0) letters.add(code)
      }
      return letters
    },
    read(places, code) {
      const to = places.slice()
      automaton.read(to, code)
      if (gains(places, to, loops)) settle(to)
      return to
    },
    isAlive(places) {
      return (
        !unwantedForever.some((end) => has(places, end)) && groups.every(({ from, to }) => hasAny(places, from, to))
      )
    },
    accepts(places) {
      return (
        groups.every(({ ends }) => ends.some((end) => has(places, end))) &&
        !unwantedEnds.some((end) => has(places, end))
      )
    },
    leadsFurther(places, other) {
      for (let word = 0; word < words; word++) {
        const flip = opposite[word] ?? 0
        if ((((other[word] ?? 0) ^ flip) & ~((places[word] ?? 0) ^ flip)) !== 0) return false
      }
      return true
    },
  }
}

function spansOfGroups(within: Wanted['within'], spans: readonly Span[]): readonly Span[] {
  let index = 0
  return within.map((group) => {
    const own = spans.slice(index, (index += group.length))
    return { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? 0, ends: own.flatMap(({ ends }) => ends) }
  })
}

/** Whether places with a `*` are there that were not before. */
function gains(before: Int32Array, after: Int32Array, loops: Int32Array): boolean {
  for (let word = 0; word < after.length; word++) {
    if (((after[word] ?? 0) & (loops[word] ?? 0) & ~(before[word] ?? 0)) !== 0) return true
  }
  return false
}
