import type { Params } from './asked.ts'
import type { Fault } from './fault.ts'
import { pageNumber } from './page.ts'

/** Which faults a request meets. */
export interface Met {
  readonly fault: Fault
  /** Called when the fault came to pass, so that it counts. */
  readonly played: () => void
}

/** Keeps count of what each fault has seen and done; faults may be added to the list at any time. */
export function faultPlan(faults: readonly Fault[]): (action: string, params: Params) => readonly Met[] {
  const counts = new WeakMap<Fault, { seen: number; played: number }>()
  return (action, params) =>
    faults
      .filter((fault) => fits(fault, action, params))
      .flatMap((fault) => {
        const count = counts.get(fault) ?? { seen: 0, played: 0 }
        counts.set(fault, count)
        count.seen++
        if (count.seen < (fault.on.nth ?? 1) || count.played >= (fault.times ?? 1)) return []
        return [{ fault, played: () => void count.played++ }]
      })
}

function fits({ on }: Fault, action: string, params: Params): boolean {
  const { Marker: marker, ...others } = params
  return (
    (on.action === undefined || on.action === action) &&
    (on.page === undefined || on.page === pageNumber(marker)) &&
    (on.marker === undefined || on.marker === (marker !== undefined)) &&
    (on.subject === undefined || Object.values(others).includes(on.subject))
  )
}
