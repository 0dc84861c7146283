export type Unit = 'ms' | 'bytes'

/** One operation beside its floor. */
export interface Result {
  readonly account: string
  readonly operation: string
  readonly measured: number
  readonly unit: Unit
  /** What cannot be done without, in the same unit; null where the target is not a ratio. */
  readonly floor: number | null
  readonly ratio: number | null
  /** The largest ratio, or where there is no floor the largest measure, that is good enough; null where none is set for this account. */
  readonly target: number | null
  readonly met: boolean | null
  /** What the numbers are made of. */
  readonly detail: string
}

type Described = Pick<Result, 'account' | 'operation' | 'measured' | 'unit' | 'detail'>

/** An operation whose target is a multiple of its floor. */
export function againstFloor(described: Described, floor: number, target: number | null): Result {
  const ratio = described.measured / floor
  return { ...described, floor, ratio, target, met: target === null ? null : ratio <= target }
}

/** An operation whose target is an amount. */
export function againstLimit(described: Described, target: number | null): Result {
  return { ...described, floor: null, ratio: null, target, met: target === null ? null : described.measured <= target }
}
