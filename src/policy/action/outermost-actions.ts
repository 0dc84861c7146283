import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import type { ActionBits } from './action-bits.ts'

/**
 * The least and the greatest id in a set of actions; none of an empty one. Sets that differ mostly differ in these, which
 * are cheap to hold against each other.
 */
export const outermostActions = rememberedWeakly((bits: ActionBits): readonly number[] => {
  const first = bits.findIndex(isAny)
  if (first < 0) return []
  const last = bits.findLastIndex(isAny)
  const [low, high] = [bits[first] ?? 0, bits[last] ?? 0]
  return [first * 32 + 31 - Math.clz32(low & -low), last * 32 + 31 - Math.clz32(high)]
})

function isAny(word: number): boolean {
  return word !== 0
}
