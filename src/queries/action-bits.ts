/** Sets of actions as bits, one for each id of the table: see `ActionSet`. */
export type ActionBits = Uint32Array

/** @param size how many actions the table has */
export function noActions(size: number): ActionBits {
  return new Uint32Array(Math.ceil(size / 32))
}

export function addAction(bits: ActionBits, id: number): void {
  bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31))
}

/** Those of either set. */
export function eitherOf(a: ActionBits, b: ActionBits): ActionBits {
  return a.map((word, index) => word | (b[index] ?? 0))
}

/** Those that both sets have. */
export function bothOf(a: ActionBits, b: ActionBits): ActionBits {
  return a.map((word, index) => word & (b[index] ?? 0))
}

/** Those of the first set that the second lacks. */
export function without(a: ActionBits, b: ActionBits): ActionBits {
  return a.map((word, index) => word & ~(b[index] ?? 0))
}

export function isEmpty(bits: ActionBits): boolean {
  return bits.every((word) => word === 0)
}

/** Whether the second set has nothing that the first lacks. */
export function hasAll(a: ActionBits, b: ActionBits): boolean {
  return b.every((word, index) => (word & ~(a[index] ?? 0)) === 0)
}
