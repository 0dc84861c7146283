import type { Caller } from '../caller.ts'
import type { ContextValue, DocumentEffect } from '../request.ts'

/** What an edit of a document does to the requests it answers; `undecided` where a limit or something unreadable forbids to say. */
export type EditEffect = 'equal' | 'broader' | 'narrower' | 'different' | 'undecided'

/** What comes of replacing one policy document by another. */
export interface Comparison {
  /** `broader`: no request gets less, and some get more, where a Deny is less than nothing and nothing less than an Allow. */
  readonly effect: EditEffect
  /** A request that the two answer differently; one that gets more where some get more and others less. Null too where none was wanted. */
  readonly witness: Witness | null
  /** What could not be decided, a sentence each, sorted. */
  readonly undecided: readonly string[]
  /** Whether all that differs is what the documents say of actions that AWS's table lacks. */
  readonly unknownActionsOnly: boolean
}

/** A request in full, and what each document says of it. */
export interface Witness {
  /** As AWS spells it; in lower case where AWS's table lacks it. */
  readonly action: string
  /** An ARN, or `*`. */
  readonly resource: string
  /** Condition keys in lower case; those that are not here are missing from the request. */
  readonly context: Readonly<Record<string, ContextValue>>
  /** Who asks, where the documents name principals. */
  readonly caller: Caller | null
  /**
   * True where both documents let the caller in, but one of them by its account's name: what is told of each is what it
   * says by itself, without any policy of the caller's.
   */
  readonly byItself?: true
  readonly old: DocumentEffect
  readonly new: DocumentEffect
}
