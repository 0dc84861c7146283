import { type Part, PARTS } from '../model/part.ts'
import { isCertain } from './comparable.ts'
import type { Night } from './input.ts'

/**
 * A part of which the nights do not both know all, and why: where one does not know it, nothing in it is compared; of
 * one that is partial, what both nights say is.
 */
export interface Incomparable {
  readonly part: Part
  readonly reason: string
}

/** The parts of which a reader might expect changes in vain, in the order of parts; what neither night has is not among them. */
export function incomparableParts(from: Night, to: Night): readonly Incomparable[] {
  return PARTS.flatMap((part) => {
    const nights = [from, to]
    const wanting = nights.filter((night) => !isCertain(part, night) || isPartial(part, night))
    if (wanting.length === 0 || nights.every((night) => !isCertain(part, night))) return []
    const reasons = new Set(wanting.map((night) => reasonOf(part, night)))
    return [{ part, reason: [...reasons].join('; ') }]
  })
}

function isPartial(part: Part, { parts }: Night): boolean {
  return parts.get(part)?.status === 'partial'
}

function reasonOf(part: Part, night: Night): string {
  const state = night.parts.get(part)
  const what = `${state?.status ?? 'not collected'} on ${night.snapshot.takenAt}`
  return state?.detail ? `${what}: ${state.detail}` : what
}
