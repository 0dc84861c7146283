import { byCodeUnit } from '../../model/compare.ts'
import type { PartState } from '../../model/part.ts'
import type { Missed } from './manifest.ts'

/** How far a part got that was gone through: partial where single entities, or what completes them, could not be had. */
export function readState(missed: readonly Missed[], lacking: readonly string[]): PartState {
  const codes = [...new Set(missed.map(({ code }) => code))].toSorted(byCodeUnit).join(', ')
  const wanting = [...(missed.length === 0 ? [] : [`${missed.length} could not be read: ${codes}`]), ...lacking]
  return wanting.length === 0
    ? { status: 'complete', count: 0, detail: null }
    : { status: 'partial', count: 0, detail: wanting.join('; ') }
}
