import type { Principal } from '../model/entity.ts'
import type { Policy } from '../policy/document/policy.ts'
import type { WhoCan } from './access.ts'
import type { Asker } from './asker.ts'
import { bearingsOf } from './bearing.ts'
import type { Decision } from './decision.ts'
import { type HeldPolicies, type HeldPolicy, type IsLeftOut, withoutStatements } from './held-policies.ts'
import type { Holders } from './holders.ts'
import type { OwnSides } from './own-sides.ts'
import type { QuestionSetting } from './question-setting.ts'
import { type RosterQuestion, rosterSides } from './roster-sides.ts'
import { isResourceHeard } from './sides.ts'
import type { Speaking, StatementIndex } from './statement-index.ts'
import { isWithoutPermission } from './without-permission.ts'

/** What everyone is asked with. */
export interface WhoCanInput {
  readonly setting: QuestionSetting
  /** Whether no other question follows: then nobody is read whom it does not concern. */
  readonly isOnly: boolean
  /** The documents of everyone, by what their statements name. */
  readonly statements: StatementIndex
  readonly held: HeldPolicies
  readonly holders: Holders
  readonly askers: (principal: Principal) => Asker
  readonly isLeftOut: IsLeftOut | null
  /** Null where it is denied. */
  readonly answer: (asker: Asker, own: OwnSides) => Decision | null
}

/** Whoever can, by ARN. Whoever has no policy that may grant it is not asked, unless it can be had without. */
export function* whoeverCan(input: WhoCanInput): Iterable<WhoCan> {
  const { setting, isOnly, holders, askers, answer } = input
  const speaking = spokenOf(input)
  const isOpen = isResourceHeard(setting) || isWithoutPermission(setting.action)
  const roster = isOnly && !isOpen ? holders.having(speaking.mayGrant) : holders.everyone()
  for (const [principal, own] of rosterSides(roster, askedOf(speaking, isOpen, input))) {
    const decision = answer(askers(principal), own)
    if (decision !== null) yield { principal, decision }
  }
}

/** What speaks of a question. */
function spokenOf({ setting: { names, resource, asked, match }, statements }: WhoCanInput): Speaking {
  return statements({
    names,
    resource,
    isAmong: (resources) => asked.isAmong(resources).is !== 'never',
    bears: (statement) => match(statement).is !== 'never',
  })
}

/** Of policies, only what speaks is read. */
function askedOf(
  speaking: Speaking,
  isOpen: boolean,
  { setting: { match }, held, isLeftOut }: WhoCanInput,
): RosterQuestion {
  const spoken = (policy: HeldPolicy): Policy => {
    const some = policy.ref === null ? null : speaking.bearing(policy.ref)
    return some === null ? policy.policy : withoutStatements({ statements: some, undecidable: null }, policy, isLeftOut)
  }
  return { isOpen, held, spoken: speaking.spoken, bearings: (policy) => bearingsOf(spoken(policy), policy, match) }
}
