import { byCodeUnit } from '../../model/compare.ts'
import { LimitReached } from '../limits.ts'
import type { Comparison, EditEffect } from './comparison.ts'
import { DIRECTIONS, type Direction } from './confirm.ts'
import type { Gain } from './gain.ts'
import type { Shown } from './witness.ts'

/** What a comparison has found so far. */
export interface Tally {
  /** Whether a request is known that goes this way. */
  has(direction: Direction): boolean
  add(direction: Direction, gain: Gain, isInTable: boolean): void
  /** Something for which a request may go these ways, unseen. */
  leaveOpen(directions: readonly Direction[], why: string): void
  isOpen(): boolean
  /** What a question answers; null, and these directions open, where a limit ends it. */
  within<T>(directions: readonly Direction[], question: () => T): T | null
  comparison(): Comparison
}

/** @param isShown of which effects a witness is told */
export function startTally(isShown: (effect: EditEffect) => boolean = () => true): Tally {
  const shown = new Map<Direction, Shown>()
  const open = new Map<Direction, Set<string>>(DIRECTIONS.map((direction) => [direction, new Set()]))
  let isInTable = false
  const leaveOpen = (directions: readonly Direction[], why: string): void => {
    for (const direction of directions) open.get(direction)?.add(why)
  }
  return {
    has: (direction) => shown.has(direction),
    add(direction, gain, isOfTable) {
      for (const why of gain.open) leaveOpen([direction], why)
      if (gain.shown === null) return
      shown.set(direction, gain.shown)
      isInTable ||= isOfTable
    },
    leaveOpen,
    isOpen: () => [...open.values()].some(({ size }) => size > 0),
    within(directions, question) {
      try {
        return question()
      } catch (error) {
        if (!(error instanceof LimitReached)) throw error
        leaveOpen(directions, `the limit of ${error.limit} was reached`)
        return null
      }
    },
    comparison() {
      const unseen = DIRECTIONS.filter((direction) => !shown.has(direction)).flatMap((direction) => [
        ...(open.get(direction) ?? []),
      ])
      const effect = unseen.length > 0 ? 'undecided' : effectOf(shown)
      const one = shown.get('more') ?? shown.get('less') ?? null
      return {
        effect,
        witness: one !== null && isShown(effect) ? one.telling() : null,
        undecided: [...new Set(unseen)].sort(byCodeUnit),
        unknownActionsOnly: one !== null && !isInTable,
      }
    },
  }
}

function effectOf(shown: ReadonlyMap<Direction, Shown>): EditEffect {
  if (shown.has('more')) return shown.has('less') ? 'different' : 'broader'
  return shown.has('less') ? 'narrower' : 'equal'
}
