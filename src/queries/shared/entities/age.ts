const DAY = 24 * 60 * 60 * 1000

/**
 * Whole days between a moment and the night; negative where the moment is after it.
 *
 * @example daysBefore('2026-11-21T02:00:00Z', '2026-11-19T04:00:00Z') // 1
 */
export function daysBefore(takenAt: string, moment: string): number {
  return Math.floor((Date.parse(takenAt) - Date.parse(moment)) / DAY)
}
