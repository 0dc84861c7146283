import { isServiceLinked } from '../model/role.ts'
import type { Principal } from '../model/entity.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { WhoCan } from './access.ts'
import type { Asker } from './asker.ts'
import type { Bearing } from './bearing.ts'
import type { Decision } from './decision.ts'
import { formulaKeys } from './formula-keys.ts'
import type { Holders } from './holders.ts'
import type { KnownKey } from './principal-facts.ts'
import { isResourceHeard, type Setting, type Sides, sidesOf } from './sides.ts'
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
  readonly answer: (asker: Asker, sides: Sides) => Decision
}

/**
 * Whoever can, by ARN. Many hold the same policies: those are decided once who are alike in all that a decision is made
 * from. Whoever has no policy that may grant it is not asked, unless it can be had without.
 */
export function* whoeverCan(input: WhoCanInput): Iterable<WhoCan> {
  const { setting, speaking, everyone, holders, askers } = input
  const isOpen = isResourceHeard(setting)
  const isAnyones = isOpen || isWithoutPermission(setting.action)
  const likeness = likenessIn(input)
  const decided = new Map<string, Decision>()
  for (const principal of isAnyones ? everyone() : holders.of((ref) => ref === null || speaking.mayGrant(ref))) {
    const alike = isOpen ? null : likeness(principal)
    let decision = alike === null ? undefined : decided.get(alike)
    if (decision === undefined) {
      const asker = askers(principal)
      decision = input.answer(asker, sidesOf(asker, setting))
      if (alike !== null) decided.set(alike, decision)
    }
    if (decision.decision !== 'denied') yield { principal, decision }
  }
}

/**
 * A text that is the same for principals of whom the same must be decided, where no policy of the resource names any: the
 * statements that bear on them, one by one and by which road; the account; whether SCPs bind them; and what is known of
 * each key that these statements ask for.
 *
 * @returns null for one on whom a policy bears that nobody else can have
 */
function likenessIn({ setting, speaking, askers, factsOf }: WhoCanInput): (principal: Principal) => string | null {
  let last = 0
  const number = rememberedWeakly<readonly Bearing[], number>(() => ++last)
  const keysOf = rememberedWeakly((bearings: readonly Bearing[]) => [
    ...new Set(bearings.flatMap(({ when }) => [...formulaKeys(when)])),
  ])
  return (principal) => {
    let text = `${askers(principal).caller.account} ${isServiceLinked(principal)} `
    const keys = new Set<string>()
    for (const policy of setting.held.of(principal)) {
      if (policy.source === 'boundary') text += '/'
      if (policy.ref !== null && !speaking.speaks(policy.ref)) continue
      if (policy.ref === null || (policy.policyName !== null && policy.groupArn === null)) return null
      const bearings = setting.bearings(policy)
      text += `${number(bearings)} `
      for (const key of keysOf(bearings)) keys.add(key)
    }
    if (keys.size === 0) return text
    const known = factsOf(principal)
    return text + JSON.stringify([...keys].map((key) => [said(known(key)), sessionIn(key, principal)]))
  }
}

/** Sessions of a role are known by its id, which no fact tells. */
function sessionIn(key: string, { kind, id }: Principal): string | null {
  return key === 'aws:userid' && kind === 'role' ? id : null
}

/** Open and missing are told apart from any value, as JSON does not by itself. */
function said(value: ReturnType<KnownKey>): unknown {
  return value === undefined ? 0 : value
}
