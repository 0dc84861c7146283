import type { Principal } from '../model/entity.ts'
import type { WhoCan } from './access.ts'
import type { Asker } from './asker.ts'
import type { Decision } from './decision.ts'
import type { Holders } from './holders.ts'
import { likenessIn } from './likeness.ts'
import type { KnownKey } from './principal-facts.ts'
import { isResourceHeard, type Setting } from './sides.ts'
import type { Speaking } from './statement-index.ts'
import { isWithoutPermission } from './without-permission.ts'

/** What everyone is asked with. */
export interface WhoCanInput {
  readonly setting: Setting
  readonly speaking: Speaking
  readonly everyone: () => readonly Principal[]
  readonly holders: Holders
  readonly askers: (principal: Principal) => Asker
  readonly factsOf: (principal: Principal) => KnownKey
  /** Null where it is denied. */
  readonly answer: (asker: Asker) => Decision | null
}

/**
 * Whoever can, by ARN. Many hold the same policies: those are decided once who are alike in all that a decision is made
 * from. Whoever has no policy that may grant it is not asked, unless it can be had without.
 */
export function* whoeverCan(input: WhoCanInput): Iterable<WhoCan> {
  const { setting, speaking, everyone, holders, askers } = input
  const isOpen = isResourceHeard(setting)
  const isAnyones = isOpen || isWithoutPermission(setting.action)
  const likeness = likenessIn({ ...input, ...setting })
  const decided = new Map<string, Decision | null>()
  for (const principal of isAnyones ? everyone() : holders.of((ref) => ref === null || speaking.mayGrant(ref))) {
    const alike = isOpen ? null : likeness(principal)
    let decision = alike === null ? undefined : decided.get(alike)
    if (decision === undefined) {
      decision = input.answer(askers(principal))
      if (alike !== null) decided.set(alike, decision)
    }
    if (decision !== null) yield { principal, decision }
  }
}
