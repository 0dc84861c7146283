import { byCodeUnit } from '../../model/compare.ts'
import { LimitReached } from '../limits.ts'
import type { Comparison, EditEffect, Witness } from './comparison.ts'
import { DIRECTIONS, type Direction } from './confirm.ts'
import type { Gain } from './gain.ts'

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

export function startTally(): Tally {
  const witnesses = new Map<Direction, Witness>()
  const open = new Map<Direction, Set<string>>(DIRECTIONS.map((direction) => [direction, new Set()]))
  let isInTable = false
  const leaveOpen = (directions: readonly Direction[], why: string): void => {
    for (const direction of directions) open.get(direction)?.add(why)
  }
  return {
    has: (direction) => witnesses.has(direction),
    add(direction, gain, isOfTable) {
      for (const why of gain.open) leaveOpen([direction], why)
      if (gain.witness === null) return
      witnesses.set(direction, gain.witness)
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
      const unseen = DIRECTIONS.filter((direction) => !witnesses.has(direction)).flatMap((direction) => [
        ...(open.get(direction) ?? []),
      ])
      const witness = witnesses.get('more') ?? witnesses.get('less') ?? null
      return {
        effect: unseen.length > 0 ? 'undecided' : effectOf(witnesses),
        witness,
        undecided: [...new Set(unseen)].sort(byCodeUnit),
        unknownActionsOnly: witness !== null && !isInTable,
      }
    },
  }
}

function effectOf(witnesses: ReadonlyMap<Direction, Witness>): EditEffect {
  if (witnesses.has('more')) return witnesses.has('less') ? 'different' : 'broader'
  return witnesses.has('less') ? 'narrower' : 'equal'
}
