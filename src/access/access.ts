import type { Principal } from '../model/entity.ts'
import type { Formula } from '../policy/formula.ts'
import type { Asker } from './asker.ts'
import type { AccessQuestion, DecidingStatement, Decision, NotConsidered } from './decision.ts'
import type { Grant } from './grants.ts'
import type { HeldPolicies } from './held-policies.ts'
import type { Permission } from './permissions.ts'

/** What can be asked about access in one night. Documents and patterns are read once, however much is asked. */
export interface Access {
  /** The policies of everyone, as they bear on them. */
  readonly held: HeldPolicies
  /** Whether somebody can do something; `askerOf` makes an asker of a user or role. See {@link Decision}. */
  can(asker: Asker, question: AccessQuestion): Decision
  /**
   * The same for every user and role of the night, by ARN; those that cannot are left out. Everyone is read at the first
   * question, unless it is the only one: then those whom it concerns.
   */
  whoCan(question: AccessQuestion, asked?: { readonly isOnly?: boolean }): Iterable<WhoCan>
  /** One question, to be put to many. It is taken as it stands: one about assuming some role asks of the own side alone. */
  asking(question: AccessQuestion): Asking
  /** What answers leave out; of anybody where no principal is given, of anything where no question is. */
  notConsidered(principal: Principal | null, question: AccessQuestion | null): readonly NotConsidered[]
  /** Users and roles one of whose policies, own or of a group, names an action in an Allow, whatever limits it; by ARN. */
  mayAllow(action: string): readonly Principal[]
  /** The Allows of a principal, with the actions that Denies and limits leave of each. */
  grants(principal: Principal): readonly Grant[]
  /** Everything a principal can do, by statement, service and access level. */
  permissions(principal: Principal): readonly Permission[]
}

/** One question, read once however many it is put to. */
export interface Asking {
  decide(asker: Asker, supposing?: Supposing): Decision
  /** The Allows of its own policies that speak of it, whatever their conditions: cheaper than a decision. */
  allows(asker: Asker): readonly DecidingStatement[]
  /** The statements that its decision rests on, of somebody to whom it is not denied: cheaper than the decision. */
  statements(asker: Asker): readonly DecidingStatement[]
  /** Under which circumstances it is allowed, without the words; `never` and `always` where that is known. */
  left(asker: Asker, supposing?: Supposing): Formula
  /** The same as policies say it, before anything that is known of the request was put in. */
  said(asker: Asker, supposing?: Supposing): Formula
  /** What is left of a formula, of what policies say, once what is known was put in. */
  weigh(asker: Asker, formula: Formula): Formula
  /** What a resource that was left open is known to be among. */
  readonly within: Formula
}

/** What a question takes as given. */
export interface Supposing {
  /**
   * That own policies, which for somebody beyond the night it does not hold, allow everything: what is left is what
   * Denies, the boundary, SCPs and the policy of the resource leave.
   */
  readonly isGranted?: boolean
  /** That the policy of the resource names whoever asks, and denies nothing. */
  readonly isTrusted?: boolean
}

/** Somebody who can, or of whom it is unknown. */
export interface WhoCan {
  readonly principal: Principal
  readonly decision: Decision
}
