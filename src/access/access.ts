import type { Principal } from '../model/entity.ts'
import type { Asker } from './asker.ts'
import type { AccessQuestion, Decision, NotConsidered } from './decision.ts'
import type { Grant } from './grants.ts'
import type { HeldPolicies } from './held-policies.ts'
import type { Permission } from './permissions.ts'

/** What can be asked about access in one night. Documents and patterns are read once, however much is asked. */
export interface Access {
  /** The policies of everyone, as they bear on them. */
  readonly held: HeldPolicies
  /** Whether somebody can do something; `askerOf` makes an asker of a user or role. See {@link Decision}. */
  can(asker: Asker, question: AccessQuestion): Decision
  /** The same for every user and role of the night, by ARN; those that cannot are left out. */
  whoCan(question: AccessQuestion): Iterable<WhoCan>
  /** What answers leave out; of anybody where no principal is given, of anything where no question is. */
  notConsidered(principal: Principal | null, question: AccessQuestion | null): readonly NotConsidered[]
  /** Users and roles one of whose policies, own or of a group, names an action in an Allow, whatever limits it; by ARN. */
  mayAllow(action: string): readonly Principal[]
  /** The Allows of a principal, with the actions that Denies and limits leave of each. */
  grants(principal: Principal): readonly Grant[]
  /** Everything a principal can do, by statement, service and access level. */
  permissions(principal: Principal): readonly Permission[]
}

/** Somebody who can, or of whom it is unknown. */
export interface WhoCan {
  readonly principal: Principal
  readonly decision: Decision
}
