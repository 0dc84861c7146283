import { rememberedWeakly } from '../../util/remembered-weakly.ts'

/** Sets of actions as bits, one for each id of the table: see `ActionSet`. Sets of the same table are as long. */
export type ActionBits = Uint32Array

/** @param size how many actions the table has */
export function noActions(size: number): ActionBits {
  return new Uint32Array(Math.ceil(size / 32))
}

export function addAction(bits: ActionBits, id: number): void {
  bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31))
}

export function hasAction(bits: ActionBits, id: number): boolean {
  return ((bits[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0
}

/** Those of either set. */
export function eitherOf(a: ActionBits, b: ActionBits): ActionBits {
  const bits = new Uint32Array(a)
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (b[word] ?? 0)
  return bits
}

/** Those of any of several sets. @param size how many actions the table has */
export function anyOf(sets: Iterable<ActionBits>, size: number): ActionBits {
  const bits = noActions(size)
  for (const set of sets)
    for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (set[word] ?? 0)
  return bits
}

/** Those that both sets have. */
export function bothOf(a: ActionBits, b: ActionBits): ActionBits {
  const bits = new Uint32Array(a)
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (b[word] ?? 0)
  return bits
}

/** The places of a set's words that hold any action: few, where a set is small. */
export function wordsIn(bits: ActionBits): readonly number[] {
  const words: number[] = []
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) words.push(word)
  return words
}

/** Whether there is an action that both sets have, given the places of words to look at, such as {@link wordsIn} one. */
export function haveCommonIn(words: readonly number[], a: ActionBits, b: ActionBits): boolean {
  return words.some((word) => ((a[word] ?? 0) & (b[word] ?? 0)) !== 0)
}

/** Those of the first set that the second lacks. */
export function without(a: ActionBits, b: ActionBits): ActionBits {
  const bits = new Uint32Array(a)
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & ~(b[word] ?? 0)
  return bits
}

/** Most sets of which it is asked are one, the empty set: it is remembered, so nothing may be added to a set afterwards. */
export const isEmpty = rememberedWeakly((bits: ActionBits): boolean => {
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) return false
  return true
})

/** Whether the second set has nothing that the first lacks. */
export function hasAll(a: ActionBits, b: ActionBits): boolean {
  for (let word = 0; word < b.length; word++) if (((b[word] ?? 0) & ~(a[word] ?? 0)) !== 0) return false
  return true
}
