import type { Principal } from '../model/entity.ts'
import type { WhoCan } from './access.ts'
import type { Asker } from './asker.ts'
import { type Bearing, bearingsOf } from './bearing.ts'
import type { Decision } from './decision.ts'
import { type HeldPolicy, type IsLeftOut, withoutStatements } from './held-policies.ts'
import type { Holders } from './holders.ts'
import { likenessIn } from './likeness.ts'
import type { KnownKey } from './principal-facts.ts'
import type { QuestionSetting } from './question-setting.ts'
import { sharedBearings } from './shared-bearings.ts'
import { isResourceHeard } from './sides.ts'
import type { Speaking, StatementIndex } from './statement-index.ts'
import { isWithoutPermission } from './without-permission.ts'

/** What everyone is asked with. */
export interface WhoCanInput {
  readonly setting: QuestionSetting
  /** The documents of everyone, by what their statements name. */
  readonly statements: StatementIndex
  readonly everyone: () => readonly Principal[]
  readonly holders: Holders
  readonly askers: (principal: Principal) => Asker
  readonly factsOf: (principal: Principal) => KnownKey
  readonly isLeftOut: IsLeftOut | null
  /** Null where it is denied. */
  readonly answer: (asker: Asker, setting: QuestionSetting) => Decision | null
}

/**
 * Whoever can, by ARN. Many hold the same policies: those are decided once who are alike in all that a decision is made
 * from. Whoever has no policy that may grant it is not asked, unless it can be had without.
 */
export function* whoeverCan(input: WhoCanInput): Iterable<WhoCan> {
  const { everyone, holders, askers } = input
  const { speaking, setting } = spokenOf(input)
  const isOpen = isResourceHeard(setting)
  const isAnyones = isOpen || isWithoutPermission(setting.action)
  const likeness = likenessIn({ ...input, ...setting, speaking })
  const decided = new Map<string, Decision | null>()
  for (const principal of isAnyones ? everyone() : holders.of((ref) => ref === null || speaking.mayGrant(ref))) {
    const alike = isOpen ? null : likeness(principal)
    let decision = alike === null ? undefined : decided.get(alike)
    if (decision === undefined) {
      decision = input.answer(askers(principal), setting)
      if (alike !== null) decided.set(alike, decision)
    }
    if (decision !== null) yield { principal, decision }
  }
}

/** What speaks of a question, and the setting in which of policies only that is read. */
function spokenOf({ setting, statements, isLeftOut }: WhoCanInput): {
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
  const bearings = (policy: HeldPolicy): readonly Bearing[] => {
    const some = policy.ref === null ? null : speaking.bearing(policy.ref)
    if (some === null) return setting.bearings(policy)
    return bearingsOf(withoutStatements({ statements: some, undecidable: null }, policy, isLeftOut), policy, match)
  }
  return { speaking, setting: { ...setting, bearings: sharedBearings(bearings) } }
}
