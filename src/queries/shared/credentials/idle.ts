import type { Dated, Use } from './dated.ts'

/**
 * For how many days at least a credential went unused: since its last use, or since it was made or changed where that is
 * later.
 *
 * @param since when it was made or changed, as far as that is known
 * @returns null where it cannot be said: it was never used, and nothing says how old it is
 */
export function idleDays(used: Use, since: readonly (Dated | null)[]): number | null {
  const days = [used === 'never' ? null : used, ...since].flatMap((moment) => (moment === null ? [] : [moment.days]))
  return days.length === 0 ? null : Math.min(...days)
}
