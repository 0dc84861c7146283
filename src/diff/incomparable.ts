import { type Part, PARTS } from '../model/part.ts'
import { isCertain } from './comparable.ts'
import type { Night } from './input.ts'

/** A part that one night knows and the other does not, and why: nothing in it is compared. */
export interface Incomparable {
  readonly part: Part
  readonly reason: string
}

/** The parts of which a reader might expect changes in vain, in the order of parts; what neither night has is not among them. */
export function incomparableParts(from: Night, to: Night): readonly Incomparable[] {
  return PARTS.flatMap((part) => {
    const missing = [from, to].filter((night) => !isCertain(part, night))
    return missing.length === 1 ? missing.map((night) => ({ part, reason: reasonOf(part, night) })) : []
  })
}

function reasonOf(part: Part, night: Night): string {
  const state = night.parts.get(part)
  const what = `${state?.status ?? 'not collected'} on ${night.snapshot.takenAt}`
  return state?.detail ? `${what}: ${state.detail}` : what
}
