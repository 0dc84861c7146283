import type { HeldPolicies } from '../access/held-policies.ts'
import type { Group, Principal } from '../model/entity.ts'
import type { PatternSet, Policy } from '../policy/document/policy.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'

/** Some actions as a set, a bit each. */
export interface NamedActions {
  readonly every: bigint
  /** The set of those given, of which each is one of them. */
  setOf(actions: readonly string[]): bigint
  /** Those that Allows of somebody's own policies name; every one where a policy cannot be read. */
  namedFor(principal: Principal): bigint
  /** The same of a group's policies. */
  namedForGroup(group: Group): bigint
}

/**
 * Reads of which of some actions policies speak in their Allows, whatever limits these: an account has many principals, of
 * which few are allowed any.
 *
 * @param actions each once, in any letter case
 */
export function namedActions(actions: readonly string[], held: HeldPolicies): NamedActions {
  const bits = new Map(actions.map((action, index) => [action.toLowerCase(), 1n << BigInt(index)]))
  const every = (1n << BigInt(bits.size)) - 1n
  const namedByText = remembered((text: string): bigint => {
    const pattern = parsePattern(text)
    return united([...bits].flatMap(([action, bit]) => (matches(pattern, action) ? [bit] : [])))
  })
  const namedBy = remembered(({ patterns, except }: PatternSet): bigint => {
    const named = united(patterns.map(namedByText))
    return except ? every & ~named : named
  })
  const namedIn = rememberedWeakly(({ statements, undecidable }: Policy): bigint => {
    if (undecidable !== null) return every
    return united(statements.flatMap(({ effect, actions: given }) => (effect === 'Deny' ? [] : [namedBy(given)])))
  })
  return {
    every,
    setOf: (some) => united(some.map((action) => bits.get(action.toLowerCase()) ?? 0n)),
    namedFor: (principal) => {
      const own = held.of(principal).filter(({ source }) => source !== 'boundary')
      return united(own.map(({ policy }) => namedIn(policy)))
    },
    namedForGroup: (group) => united(held.ofGroup(group).map(({ policy }) => namedIn(policy))),
  }
}

/** Most texts name nothing: to add that would make a number each time. */
function united(sets: readonly bigint[]): bigint {
  let all = 0n
  for (const set of sets) if (set !== 0n) all |= set
  return all
}
