import type { ConditionTest } from '../document/policy.ts'
import type { Formula } from '../formula.ts'
import type { Context, ContextValue } from '../request.ts'

/** What is known of a request before it is made; every other key may have any value, or none. */
export interface Given {
  /** Keys whose value is known. */
  readonly context: Context
  /** Keys, in lower case, that are known to be missing. */
  readonly missing: ReadonlySet<string>
  /** Whether every key that `context` lacks is missing. */
  readonly isComplete: boolean
  /**
   * What holds of keys whose value is not known: that the time is not before the night's. Such a key is never missing,
   * unless its test ends in IfExists.
   */
  readonly assumptions: readonly ConditionTest[]
  /** What holds between keys: see {@link tiesOf}. Nothing where it is left out. */
  readonly ties?: Formula
  /** Keys, in lower case, that may hold several values whichever operator asks for them; none where it is left out. */
  readonly isList?: (key: string) => boolean
}

/** Nothing is known. */
export const NOTHING_GIVEN: Given = { context: new Map(), missing: new Set(), isComplete: false, assumptions: [] }

/** What is known of a key: its value, null where it is missing, undefined where it is open. */
export function knownOf(key: string, { context, missing, isComplete }: Given): ContextValue | null | undefined {
  return context.get(key) ?? (isComplete || missing.has(key) ? null : undefined)
}
