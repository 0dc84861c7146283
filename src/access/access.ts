import type { Principal } from '../model/entity.ts'
import type { AccessQuestion, Decision } from './decision.ts'
import type { HeldPolicies } from './held-policies.ts'

/** What can be asked about access in one night. Documents and patterns are read once, however much is asked. */
export interface Access {
  /** The policies of everyone, as they bear on them. */
  readonly held: HeldPolicies
  /** Whether a principal can do something; see {@link Decision}. */
  can(principal: Principal, question: AccessQuestion): Decision
  /** The same for every user and role of the night, by ARN; those that cannot are left out. */
  whoCan(question: AccessQuestion): Iterable<WhoCan>
}

/** Somebody who can, or of whom it is unknown. */
export interface WhoCan {
  readonly principal: Principal
  readonly decision: Decision
}
