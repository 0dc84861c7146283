import type { Principal } from '../model/entity.ts'
import { actionSet } from '../policy/action/action-set.ts'
import type { ActionTable } from '../policy/action/table.ts'
import type { ConditionTest, PatternSet, PolicyStatement } from '../policy/document/policy.ts'
import { ALWAYS } from '../policy/formula.ts'
import { remembered } from '../util/remembered.ts'
import { type Bearing, bearingsOf } from './bearing.ts'
import { type Bits, both, either, isEmpty, without } from './bits.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'
import { certainlyCovers, mayIntersect } from './resource-sets.ts'

/** An Allow of a principal, with the actions that are left of it. */
export interface Grant {
  readonly bearing: Bearing
  /** Of AWS's actions: those that no Deny takes whole and every limit lets through somewhere. */
  readonly bits: Bits
  /** Those that nothing but the boundary takes whole. */
  readonly masked: Bits
  /** Patterns that name actions AWS's table lacks, in lower case. */
  readonly unknown: readonly string[]
  readonly resources: PatternSet
  readonly conditions: readonly ConditionTest[]
  readonly undecidable: string | null
  /** What may take some of it away. */
  readonly limits: readonly Limit[]
}

/** Denies, or the Allows of a boundary or a level of SCPs, and the actions of which they leave something open. */
export interface Limit {
  readonly kind: 'deny' | 'within'
  readonly bearings: readonly Bearing[]
  readonly bits: Bits
  readonly isUnknown: boolean
}

/** The Allows of a principal, own and through groups, weighed action by action against its Denies, boundary and SCPs. */
export function grantsOf(
  principal: Principal,
  held: HeldPolicies,
  table: ActionTable,
  scps: readonly (readonly Bearing[])[],
): readonly Grant[] {
  const policies = held.of(principal)
  const own = policies.filter(({ source }) => source !== 'boundary').flatMap(everyStatement)
  const boundary = policies.filter(({ source }) => source === 'boundary').flatMap(everyStatement)
  const { weighed, none } = weigher(table)
  return own.filter(isAllow).flatMap((bearing): readonly Grant[] => {
    const named = weighed(bearing)
    const ownDenies = denied(named, bearing, own, weighed)
    const fence = principal.boundary === null ? null : limited(ownDenies.bits, bearing, boundary, weighed, none)
    const afterFence = fence?.bits ?? ownDenies.bits
    const levels = scps.map((level) => limited(afterFence, bearing, level, weighed, none))
    const bits = levels.reduce((left, level) => both(left, level.bits), afterFence)
    const masked = fence === null ? none : without(ownDenies.bits, fence.bits)
    const unknown = unknownNames(bearing, table)
    if (unknown.length === 0 && isEmpty(bits) && isEmpty(masked)) return []
    const limits = [...ownDenies.limits, ...(fence?.limits ?? []), ...levels.flatMap((level) => level.limits)]
    const conditions = bearing.statement?.conditions ?? []
    return [
      {
        bearing,
        bits,
        masked,
        unknown,
        resources: resourcesOf(bearing),
        conditions,
        undecidable: gapOf(bearing),
        limits,
      },
    ]
  })
}

/** What Denies take whole of some actions of an Allow, and what they may take of the rest. */
function denied(bits: Bits, allow: Bearing, bearings: readonly Bearing[], weighed: Weighed): Limited {
  const touching = bearings.filter((deny) => !isAllow(deny) && mayIntersect(resourcesOf(deny), resourcesOf(allow)))
  const whole = (deny: Bearing): boolean => isCertain(deny) && certainlyCovers(resourcesOf(deny), resourcesOf(allow))
  const left = touching.filter(whole).reduce((some, deny) => without(some, weighed(deny)), bits)
  const limits = touching
    .filter((deny) => !whole(deny))
    .map((deny) => limit('deny', [deny], both(left, weighed(deny))))
    .filter((some) => !isEmpty(some.bits))
  return { bits: left, limits }
}

/** What a boundary or a level of SCPs lets through of an Allow: its Allows alone, less its Denies. */
function limited(before: Bits, allow: Bearing, level: readonly Bearing[], weighed: Weighed, none: Bits): Limited {
  const denies = denied(before, allow, level, weighed)
  const through = level.filter((other) => isAllow(other) && mayIntersect(resourcesOf(other), resourcesOf(allow)))
  const union = (some: readonly Bearing[]): Bits => some.reduce((sum, other) => either(sum, weighed(other)), none)
  const whole = union(
    through.filter((other) => isCertain(other) && certainlyCovers(resourcesOf(other), resourcesOf(allow))),
  )
  const bits = both(denies.bits, union(through))
  const partly = without(bits, whole)
  const partial = through.filter((other) => !isEmpty(both(partly, weighed(other))))
  return { bits, limits: isEmpty(partly) ? denies.limits : [...denies.limits, limit('within', partial, partly)] }
}

interface Limited {
  readonly bits: Bits
  readonly limits: readonly Limit[]
}

function limit(kind: Limit['kind'], bearings: readonly Bearing[], bits: Bits): Limit {
  return { kind, bearings, bits, isUnknown: bearings.some((bearing) => gapOf(bearing) !== null) }
}

type Weighed = (bearing: Bearing) => Bits

/** The actions that statements name; a document that cannot be read may name all. */
function weigher(table: ActionTable): { weighed: Weighed; none: Bits } {
  const bitsOf = remembered((statement: PolicyStatement): Bits => actionSet(statement.actions, table).bits)
  const every: Bits = actionSet(EVERYTHING, table).bits
  return {
    none: new Uint32Array(every.length),
    weighed: ({ statement }) => (statement === null ? every : bitsOf(statement)),
  }
}

const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

function resourcesOf({ statement }: Bearing): PatternSet {
  return statement?.resources ?? EVERYTHING
}

function everyStatement(held: HeldPolicy): readonly Bearing[] {
  return bearingsOf(held.policy, held, () => ALWAYS)
}

function isAllow({ effect }: Bearing): boolean {
  return effect === 'Allow'
}

/** Whether a statement applies to every request of its actions and resources. */
function isCertain({ statement }: Bearing): boolean {
  return statement !== null && statement.conditions.length === 0 && statement.undecidable === null
}

function gapOf({ statement, when }: Bearing): string | null {
  return statement === null ? (when.is === 'unknown' ? when.why : null) : statement.undecidable
}

function unknownNames({ statement }: Bearing, table: ActionTable): readonly string[] {
  if (statement === null || statement.actions.except) return []
  return statement.actions.patterns.filter((text) => table.ids(text).length === 0)
}
