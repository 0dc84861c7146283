import { byCodeUnit } from '../../model/compare.ts'

/** What a cell says where the night does not: an empty one says that there is nothing. */
export const UNKNOWN = 'unknown'

/** Several things in one cell; none of IAM's names holds a semicolon. */
export function listed(items: readonly string[]): string {
  return items.join('; ')
}

/** The same in the order of their names. */
export function sorted(items: readonly string[]): string {
  return listed(items.toSorted(byCodeUnit))
}
