/** Adds a place to a set, in which each place is a bit of a word of 32. */
export function add(set: Int32Array, place: number): void {
  set[place >>> 5] = (set[place >>> 5] ?? 0) | (1 << (place & 31))
}

export function has(set: Int32Array, place: number): boolean {
  return (((set[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
}

export function isNothing(set: Int32Array): boolean {
  for (let word = 0; word < set.length; word++) if (set[word] !== 0) return false
  return true
}

/** Whether a set has any place from one up to another. */
export function hasAny(set: Int32Array, from: number, to: number): boolean {
  for (let word = from >>> 5; word << 5 < to; word++) if (((set[word] ?? 0) & maskOf(word, from, to)) !== 0) return true
  return false
}

/** Removes the places from one up to another. */
export function clear(set: Int32Array, from: number, to: number): void {
  for (let word = from >>> 5; word << 5 < to; word++) set[word] = (set[word] ?? 0) & ~maskOf(word, from, to)
}

/** The last place of two sets, from one place up to another; the first of them where there is none. */
export function lastOfBoth(set: Int32Array, other: Int32Array, from: number, to: number): number {
  for (let word = (to - 1) >>> 5; word >= from >>> 5; word--) {
    const bits = (set[word] ?? 0) & (other[word] ?? 0) & maskOf(word, from, to)
    if (bits !== 0) return (word << 5) + 31 - Math.clz32(bits)
  }
  return from
}

/** The bits of one word that stand for the places from one up to another. */
function maskOf(word: number, from: number, to: number): number {
  const first = word << 5
  const low = from > first ? -1 << (from - first) : -1
  const high = to - first < 32 ? (1 << (to - first)) - 1 : -1
  return low & high
}
