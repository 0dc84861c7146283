import type { Budget } from '../limits.ts'
import type { Product } from './product.ts'

/** A text that was read, by its last character and what was read before. */
export interface Reading {
  /** Where the patterns have come to. */
  readonly places: Int32Array
  readonly code: number
  /** Null for the empty text. */
  readonly before: Reading | null
  /** Whether another reading leads wherever this one does. */
  isNeedless: boolean
}

export interface Frontier {
  /** Keeps a reading, unless one that was kept leads wherever it does. */
  add(reading: Reading): void
  /** The reading to go on from, in the order in which they were added. */
  next(): Reading | undefined
}

/**
 * The readings of a search of which none makes another needless. One with more places of wanted patterns and fewer of
 * unwanted ones leads wherever the other does.
 *
 * @throws LimitReached from `add`, where the budget has too few steps left
 */
export function frontierOf(product: Product, budget: Budget): Frontier {
  const queue: Reading[] = []
  let taken = 0
  // What makes a reading needless has all its wanted places: it is found under any one of them.
  const kept = new Map<number, readonly Reading[]>()
  const costOf = (rivals: number): number => 1 + (rivals >>> 3) + ((rivals * product.words) >>> 6)
  return {
    add(reading) {
      const places = product.wantedPlaces(reading.places)
      const rivals = fewest(places.map((place) => kept.get(place) ?? []))
      budget.spend('steps', costOf(rivals.length))
      if (rivals.some((rival) => product.leadsFurther(rival.places, reading.places))) return
      for (const place of places) {
        const left: Reading[] = [reading]
        for (const rival of kept.get(place) ?? []) {
          rival.isNeedless ||= product.leadsFurther(reading.places, rival.places)
          if (!rival.isNeedless) left.push(rival)
        }
        budget.spend('steps', costOf(left.length))
        kept.set(place, left)
      }
      queue.push(reading)
    },
    next() {
      while (queue[taken]?.isNeedless === true) taken++
      return queue[taken++]
    },
  }
}

function fewest(lists: readonly (readonly Reading[])[]): readonly Reading[] {
  let best = lists[0] ?? []
  for (const list of lists) if (list.length < best.length) best = list
  return best
}
