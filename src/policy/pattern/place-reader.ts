import { add, has } from './place-set.ts'

type Reader = (places: Int32Array, code: number) => void

/**
 * Moves places to where they lead when a character is read.
 *
 * @param codes by place, the character that leads on from it
 * @param loops the places that may stay
 * @param any the code of places that every character leads on from
 */
export function placeReader(codes: readonly number[], loops: Int32Array, any: number): Reader {
  const anyPlaces = new Int32Array(loops.length)
  for (let place = 0; place < codes.length; place++) if (codes[place] === any) add(anyPlaces, place)
  return loops.length > FEW ? readBySets(codes, anyPlaces, loops) : readByPlaces(codes, anyPlaces, loops)
}

/** Up to so many words, or places, it costs less to look at each than to prepare for a character. */
const FEW = 16

/** Moves the places that are left to the next, and lets those stay that have a `*`. */
export function advance(places: Int32Array, leaving: Int32Array, loops: Int32Array): void {
  let carry = 0
  for (let word = 0; word < places.length; word++) {
    const here = places[word] ?? 0
    const left = here === 0 ? 0 : here & (leaving[word] ?? 0)
    if ((here | carry) !== 0) places[word] = (left << 1) | carry | (here & (loops[word] ?? 0))
    carry = left >>> 31
  }
}

function readByPlaces(codes: readonly number[], any: Int32Array, loops: Int32Array): Reader {
  return (places, code) => {
    let carry = 0
    for (let word = 0; word < places.length; word++) {
      const here = places[word] ?? 0
      let left = here & (any[word] ?? 0)
      for (let rest = here ^ left; rest !== 0; rest &= rest - 1) {
        const lowest = rest & -rest
        if (codes[(word << 5) + 31 - Math.clz32(lowest)] === code) left |= lowest
      }
      places[word] = (left << 1) | carry | (here & (loops[word] ?? 0))
      carry = left >>> 31
    }
  }
}

/** For each character that many places wait for, those that it leads on from are put together once. */
function readBySets(codes: readonly number[], any: Int32Array, loops: Int32Array): Reader {
  const waiting = placesByCode(codes)
  const leaving = new Map<number, Int32Array>()
  return (places, code) => {
    const own = waiting.get(code) ?? []
    if (own.length > FEW) return advance(places, leaving.get(code) ?? prepare(code, own), loops)
    const moved = own.filter((place) => has(places, place))
    advance(places, any, loops)
    for (const place of moved) add(places, place + 1)
  }

  function prepare(code: number, own: readonly number[]): Int32Array {
    const made = any.slice()
    for (const place of own) add(made, place)
    leaving.set(code, made)
    return made
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
