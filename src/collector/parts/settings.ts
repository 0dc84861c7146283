import type { Members } from '../../model/fact.ts'
import { membersOf } from '../../util/members.ts'

/** Every member of an answer but those that other parts give, or that say nothing: what AWS adds one day is kept. */
export function settingsOf(given: unknown, leaveOut: readonly string[]): Members {
  return Object.fromEntries(
    [...membersOf(given)].filter(([name, value]) => value !== null && value !== undefined && !leaveOut.includes(name)),
  )
}

/** The members of an answer by these names, as far as it has them; null where it has none. */
export function activityOf(given: unknown, names: readonly string[]): Members | null {
  const said = [...membersOf(given)].filter(([name, value]) => value !== null && names.includes(name))
  return said.length === 0 ? null : Object.fromEntries(said)
}
