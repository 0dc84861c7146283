import type { Param } from '../../query.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Whole days between a moment and the night; negative where the moment is after it.
 *
 * @example daysBefore('2026-11-21T02:00:00Z', '2026-11-19T04:00:00Z') // 1
 */
export function daysBefore(takenAt: string, moment: string): number {
  return Math.floor((Date.parse(takenAt) - Date.parse(moment)) / DAY)
}

/** How long something may go unused before a query says so. */
export const UNUSED_DAYS = {
  type: 'integer',
  default: 90,
  min: 1,
  max: 400,
  describe: 'days before the night without any use; IAM tracks the last 400',
} as const satisfies Param
