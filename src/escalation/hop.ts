import type { FoundMeans } from './means.ts'
import type { Standing } from './standing.ts'
import type { Step, Technique } from './technique.ts'

/** One step of somebody towards somebody else's permissions, by one technique. */
export interface Hop {
  readonly technique: Technique
  /** That of the technique's ways which is allowed. */
  readonly way: readonly Step[]
  readonly from: Standing
  /** Null where the night cannot say whose permissions these are. */
  readonly to: Standing | null
  /** The service that a role is passed to; null where none is. */
  readonly service: string | null
  /** What it goes by; null where it takes nothing but the target. */
  readonly means: FoundMeans | null
  readonly decision: 'allowed' | 'conditional'
  /** Whether the night says that everything else it needs is there. */
  readonly precondition: 'met' | 'unknown'
  /** The hops that it stands for, where somebody goes by way of others to be changed by them. */
  readonly via?: readonly Hop[]
}

/** Whom hops are to lead to. */
export interface Goal {
  /** Users and roles as they are, in the order of preference. */
  readonly principals: readonly Standing[]
  /** Whether somebody who was changed, or given permissions, is one; asked where {@link tries} lets it. */
  isReached(standing: Standing): boolean
  /** Whom changing, or giving permissions, is worth a try; null for everyone. */
  readonly tries: readonly Standing[] | null
}

/** The weaker of two verdicts that both have to hold. */
export function weaker(a: Hop['decision'], b: Hop['decision']): Hop['decision'] {
  return a === 'conditional' ? a : b
}
