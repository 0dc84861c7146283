import type { Severity } from './severity.ts'

/** A promise about an account: nobody, but those it excepts, can do these actions on these resources. */
export interface Invariant {
  readonly id: string
  readonly description: string
  readonly severity: Severity
  /** `service:Name`, with wildcards. */
  readonly actions: readonly string[]
  /** ARNs, with wildcards. */
  readonly resources: readonly string[]
  /** ARNs of users and roles that may, with wildcards. */
  readonly unless: readonly string[]
  /** What is known of every request that it speaks of, by condition key in lower case; null for a key that is missing. */
  readonly where: ReadonlyMap<string, string | readonly string[] | null>
  /** Whether it is broken too by whoever can come to somebody who can, assuming role after role. */
  readonly routes: boolean
  /** Whether it speaks of everyone beyond the account as well, the anonymous included. */
  readonly beyond: boolean
}
