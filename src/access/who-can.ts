import type { Principal } from '../model/entity.ts'
import type { WhoCan } from './access.ts'
import type { Asker } from './asker.ts'
import type { Policy } from '../policy/document/policy.ts'
import { bearingsOf } from './bearing.ts'
import type { Decision } from './decision.ts'
import { type HeldPolicies, type HeldPolicy, type IsLeftOut, withoutStatements } from './held-policies.ts'
import type { Holders } from './holders.ts'
import { sidesOfMany } from './own-sides.ts'
import type { QuestionSetting } from './question-setting.ts'
import { isResourceHeard } from './sides.ts'
import type { Speaking, StatementIndex } from './statement-index.ts'
import { isWithoutPermission } from './without-permission.ts'

/** What everyone is asked with. */
export interface WhoCanInput {
  readonly setting: QuestionSetting
  /** The documents of everyone, by what their statements name. */
  readonly statements: StatementIndex
  readonly held: HeldPolicies
  readonly everyone: () => readonly Principal[]
  readonly holders: Holders
  readonly askers: (principal: Principal) => Asker
  readonly isLeftOut: IsLeftOut | null
  /** Gives null where it is denied. */
  readonly answers: (setting: QuestionSetting) => (asker: Asker) => Decision | null
}

/** Whoever can, by ARN. Whoever has no policy that may grant it is not asked, unless it can be had without. */
export function* whoeverCan(input: WhoCanInput): Iterable<WhoCan> {
  const { everyone, holders, askers } = input
  const { speaking, setting } = spokenOf(input)
  const isAnyones = isResourceHeard(setting) || isWithoutPermission(setting.action)
  const answer = input.answers(setting)
  for (const principal of isAnyones ? everyone() : holders.of((ref) => ref === null || speaking.mayGrant(ref))) {
    const decision = answer(askers(principal))
    if (decision !== null) yield { principal, decision }
  }
}

/** What speaks of a question, and the setting in which of policies only that is read. */
function spokenOf({ setting, statements, held, isLeftOut }: WhoCanInput): {
  readonly speaking: Speaking
  readonly setting: QuestionSetting
} {
  const { names, resource, asked, match } = setting
  const speaking = statements({
    names,
    resource,
    isAmong: (resources) => asked.isAmong(resources).is !== 'never',
    bears: (statement) => match(statement).is !== 'never',
  })
  const spoken = (policy: HeldPolicy): Policy => {
    const some = policy.ref === null ? null : speaking.bearing(policy.ref)
    return some === null ? policy.policy : withoutStatements({ statements: some, undecidable: null }, policy, isLeftOut)
  }
  const { speaks } = speaking
  const own = sidesOfMany({ held, speaks, bearings: (policy) => bearingsOf(spoken(policy), policy, match) })
  return { speaking, setting: { ...setting, own } }
}
