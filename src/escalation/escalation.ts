import type { Access } from '../access/access.ts'
import type { AccountView } from '../model/account.ts'
import type { Principal } from '../model/entity.ts'
import type { FindHops } from './find-hops.ts'
import type { Hop } from './hop.ts'
import type { NamedTargets } from './named-targets.ts'
import type { Passable } from './passable.ts'
import type { Permits, Verdict } from './permit.ts'
import type { End, Reach } from './reach.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** How powerful a user or role is. */
export type Tier = 'admin' | 'reaches-admin' | 'other'

/** Who can become whom in one night. Everything is found when it is first asked for, once. */
export interface Escalation {
  readonly account: AccountView
  readonly access: Access
  readonly permits: Permits
  readonly passable: Passable
  /** What somebody's policies name for an action. */
  readonly named: NamedTargets
  /** Users and roles that somebody can be, service-linked ones apart; by ARN. */
  readonly everyone: readonly Standing[]
  tier(principal: Principal): Tier
  administration(standing: Standing): Verdict
  /** The techniques whose actions somebody's policies name. */
  feasible(standing: Standing): readonly Technique[]
  /** Those on oneself, as somebody's policies name their actions for another. */
  feasibleOnOthers(standing: Standing): readonly Technique[]
  readonly find: FindHops
  /** Administrators, and whoever is made one. */
  readonly end: End
  /** Ways to an administrator: the first without, the second with conditions. */
  readonly toAdmin: readonly [Reach, Reach]
  /** Ways to an end. */
  reach(end: End): readonly [Reach, Reach]
  /** What can be made of somebody by changes that do not make an administrator, under conditions too. */
  readonly made: readonly Hop[]
}
