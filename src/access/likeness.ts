import type { Principal } from '../model/entity.ts'
import { isServiceLinked } from '../model/role.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Asker } from './asker.ts'
import type { Bearing } from './bearing.ts'
import { formulaKeys } from './formula-keys.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'
import type { KnownKey } from './principal-facts.ts'
import type { Speaking } from './statement-index.ts'

/** What likeness in a question is told by. */
export interface LikenessInput {
  readonly held: HeldPolicies
  readonly speaking: Speaking
  readonly bearings: (policy: HeldPolicy) => readonly Bearing[]
  readonly askers: (principal: Principal) => Asker
  readonly factsOf: (principal: Principal) => KnownKey
}

/**
 * A text that is the same for principals of whom the same must be decided, where no policy of the resource names any: the
 * policies that bear on them, one by one and by which road; the account; whether SCPs bind them; and what is known of each
 * key that their statements ask for.
 *
 * @returns null for one on whom something bears that nobody else can have
 */
export function likenessIn(input: LikenessInput): (principal: Principal) => string | null {
  const { held, speaking, askers, factsOf } = input
  const marks = markingIn(input)
  const ofAttached = remembered((arn: string) => marks([held.attached(arn)]))
  const ofBoundary = remembered((arn: string) => marks([held.boundary(arn)]))
  const ofGroup = remembered((name: string) => {
    const policies = held.byName(name)
    return policies === null ? null : marks(policies)
  })
  return (principal) => {
    const { attached, inline, boundary } = principal
    const groups = principal.kind === 'user' ? principal.groups : NO_GROUPS
    if (attached === null || inline === null || groups === null) return null
    if (inline.some(({ document }) => document === null || speaking.speaks(document))) return null
    let text = `${askers(principal).caller.account} ${isServiceLinked(principal)} `
    const keys = new Set<string>()
    const add = (mark: Mark | null): boolean => {
      if (mark === null) return false
      text += mark.text
      for (const key of mark.keys) keys.add(key)
      return true
    }
    if (!attached.every(({ arn }) => add(ofAttached(arn)))) return null
    if (!groups.every((name) => add(ofGroup(name)))) return null
    if (boundary !== null) {
      text += '/'
      if (!add(ofBoundary(boundary.arn))) return null
    }
    if (keys.size === 0) return text
    const known = factsOf(principal)
    return text + JSON.stringify([...keys].map((key) => [said(known(key)), sessionIn(key, principal)]))
  }
}

const NO_GROUPS: readonly string[] = []

/** What bears on whoever holds some policies, as a text, and the keys that it asks for. */
interface Mark {
  readonly text: string
  readonly keys: readonly string[]
}

/** Marks policies; null for those whose documents the night lacks. */
function markingIn({ speaking, bearings }: LikenessInput): (policies: readonly HeldPolicy[]) => Mark | null {
  let last = 0
  const number = rememberedWeakly<readonly Bearing[], number>(() => ++last)
  return (policies) => {
    if (policies.some(({ ref }) => ref === null)) return null
    const bearing = policies.filter(({ ref }) => ref !== null && speaking.speaks(ref)).map(bearings)
    const keys = bearing.flatMap((some) => some.flatMap(({ when }) => [...formulaKeys(when)]))
    return { text: bearing.map((some) => `${number(some)} `).join(''), keys: [...new Set(keys)] }
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
