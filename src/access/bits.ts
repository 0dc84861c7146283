/** A set of AWS's actions: bit `id % 32` of word `id / 32`. */
export type Bits = Uint32Array

/** What both have. Sets of the same table, here as below. */
export function both(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word & (b[index] ?? 0))
}

/** What either has. */
export function either(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word | (b[index] ?? 0))
}

/** What the first has and the second has not. */
export function without(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word & ~(b[index] ?? 0))
}

/** Whether a set has nothing. */
export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0)
}

/** Whether a set has an action. */
export function hasBit(bits: Bits, id: number): boolean {
  return (((bits[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1
}
