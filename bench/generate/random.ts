/** Numbers that look random and are the same on every machine. */
export interface Random {
  /** A whole number from 0 up to, but not including, `limit`. */
  readonly below: (limit: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  /** Different whole numbers below a limit, in ascending order. */
  readonly several: (limit: number, count: number) => readonly number[]
}

/** A source of its own for every key, so that one entity of an account can change and no other moves. */
export function randomOf(...key: readonly (string | number)[]): Random {
  let state = seedOf(key.join(' '))
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
    several: (limit, count) => {
      const chosen = new Set<number>()
      while (chosen.size < Math.min(count, limit)) chosen.add(below(limit))
      return [...chosen].sort((a, b) => a - b)
    },
  }
}

function seedOf(key: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return hash
}
