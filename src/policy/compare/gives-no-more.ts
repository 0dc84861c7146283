import type { Policy, PolicyStatement } from '../document/policy.ts'
import { MOST_PAIRS, standsUnder } from './stands-under.ts'

/**
 * Whether a document certainly gives no request more than another, by the texts of their statements alone: each of its
 * Allows stands under one of the other's, and each Deny of the other under one of its own. What it allows, an Allow of
 * its own applies to and no Deny, so that an Allow of the other does and no Deny; and what the other denies, it denies.
 *
 * @returns false too where a search would have to tell
 */
export function givesNoMore(newer: Policy, older: Policy): boolean {
  if (!isRead(newer) || !isRead(older)) return false
  return allStandUnder('Allow', newer, older) && allStandUnder('Deny', older, newer)
}

function isRead({ undecidable, statements }: Policy): boolean {
  return undecidable === null && statements.every((statement) => statement.undecidable === null)
}

function allStandUnder(effect: PolicyStatement['effect'], inner: Policy, outer: Policy): boolean {
  if (inner.statements.length * outer.statements.length > MOST_PAIRS) return false
  return inner.statements.every(
    (statement) => statement.effect !== effect || outer.statements.some((other) => standsUnder(statement, other)),
  )
}
