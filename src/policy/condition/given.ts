import type { ConditionTest } from '../document/policy.ts'
import type { Context } from '../request.ts'

/** What is known of a request before it is made; every other key may have any value, or none. */
export interface Given {
  /** Keys whose value is known. */
  readonly context: Context
  /** Keys, in lower case, that are known to be missing. */
  readonly missing: ReadonlySet<string>
  /** Whether every key that `context` lacks is missing. */
  readonly isComplete: boolean
  /** What holds of keys whose value is not known: that the time is not before the night's. */
  readonly assumptions: readonly ConditionTest[]
}

/** Nothing is known. */
export const NOTHING_GIVEN: Given = { context: new Map(), missing: new Set(), isComplete: false, assumptions: [] }
