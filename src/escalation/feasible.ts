import type { HeldPolicies } from '../access/held-policies.ts'
import type { Principal } from '../model/entity.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { matches } from '../policy/pattern/matches.ts'
import type { Policy } from '../policy/document/policy.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Standing } from './standing.ts'
import type { Step, Technique } from './technique.ts'

/** The techniques, in their order, whose actions somebody's Allows name; whether they are allowed is another question. */
export type Feasible = (standing: Standing) => readonly Technique[]

/**
 * Sorts out what cannot be by the names of actions alone: an account has many principals, of which few are allowed what
 * any technique takes. Assuming a role does not count, since its trust policy may be enough.
 */
export function feasibleTechniques(techniques: readonly Technique[], held: HeldPolicies): Feasible {
  const names = [...new Set(techniques.flatMap(({ ways }) => ways.flatMap((way) => way.flatMap(nameOf))))]
  const bit = new Map(names.map((name, index) => [name, 1n << BigInt(index)]))
  const every = (1n << BigInt(names.length)) - 1n
  const bitsOfText = remembered((text: string): bigint => {
    const pattern = parsePattern(text)
    return names.reduce((bits, name) => (matches(pattern, name) ? bits | (bit.get(name) ?? 0n) : bits), 0n)
  })
  const bitsOf = remembered(({ statements, undecidable }: Policy): bigint => {
    if (undecidable !== null) return every
    return statements.reduce((bits, { effect, actions: { patterns, except } }) => {
      if (effect === 'Deny') return bits
      const named = patterns.reduce((some, text) => some | bitsOfText(text), 0n)
      return bits | (except ? every & ~named : named)
    }, 0n)
  })
  const masks = techniques.map((technique) => ({
    technique,
    ways: technique.ways.map((way) => way.flatMap(nameOf).reduce((bits, name) => bits | (bit.get(name) ?? 0n), 0n)),
  }))
  const fits = remembered((allowed: bigint) =>
    masks.filter(({ ways }) => ways.some((way) => (way & allowed) === way)).map(({ technique }) => technique),
  )
  const byKind = remembered((kind: Principal['kind']) =>
    remembered((allowed: bigint) => fits(allowed).filter(({ actor }) => actor === undefined || actor === kind)),
  )
  return rememberedWeakly(({ principal, isGranted }: Standing) => {
    if (isGranted) return byKind(principal.kind)(every)
    let bits = 0n
    for (const one of held.of(principal)) if (one.source !== 'boundary') bits |= bitsOf(one.policy)
    return byKind(principal.kind)(bits)
  })
}

function nameOf({ action }: Step): readonly string[] {
  return action.startsWith('sts:AssumeRole') ? [] : [action.toLowerCase()]
}
