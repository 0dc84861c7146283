import type { Principal } from '../model/entity.ts'
import {
  type ActionBits,
  bothOf,
  eitherOf,
  haveCommonIn,
  isEmpty,
  noActions,
  without,
  wordsIn,
} from '../policy/action/action-bits.ts'
import { actionSet } from '../policy/action/action-set.ts'
import type { ActionTable } from '../policy/action/table.ts'
import type { ConditionTest, PatternSet } from '../policy/document/policy.ts'
import { ALWAYS } from '../policy/formula.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedPairs } from '../util/remembered-pairs.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { type Bearing, bearingsOf, gapOf } from './bearing.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'
import { type ActionData, reachedActions } from './reached-actions.ts'
import { certainlyCovers, mayIntersect } from './resource-sets.ts'

/** An Allow of a principal, with the actions that are left of it. */
export interface Grant {
  readonly bearing: Bearing
  /** Of AWS's actions: those that no Deny takes whole and every limit lets through somewhere. */
  readonly bits: ActionBits
  /** Those that nothing but the boundary takes whole. */
  readonly masked: ActionBits
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
  readonly bits: ActionBits
  readonly isUnknown: boolean
}

/** The Allows of a principal, own and through groups, weighed action by action against its Denies, boundary and SCPs. */
export function grantsOf(
  principal: Principal,
  held: HeldPolicies,
  data: ActionData,
  scps: readonly (readonly Bearing[])[],
): readonly Grant[] {
  const policies = held.of(principal)
  const own = joined(policies.filter(({ source }) => source !== 'boundary').map(sidesOf))
  const boundary = joined(policies.filter(({ source }) => source === 'boundary').map(sidesOf))
  const levels = scps.map(sided)
  const weigher = weigherOf(data)
  const { weighed, whole, none, sets } = weigher
  const isUnfenced = principal.boundary === null && levels.length === 0
  return own.allows.flatMap((bearing): readonly Grant[] => {
    const named = weighed(bearing)
    const ownDenies = denied(named, bearing, own.denies, weigher)
    if (isUnfenced && ownDenies.bits === named && ownDenies.limits.length === 0) return whole(bearing)
    const fence = principal.boundary === null ? null : limited(ownDenies.bits, bearing, boundary, weigher)
    const afterFence = fence?.bits ?? ownDenies.bits
    const limiting = levels.map((level) => limited(afterFence, bearing, level, weigher))
    const bits = limiting.reduce((left, level) => sets.both(left, level.bits), afterFence)
    const masked = fence === null ? none : sets.without(ownDenies.bits, fence.bits)
    const limits = [...ownDenies.limits, ...(fence?.limits ?? []), ...limiting.flatMap((level) => level.limits)]
    return grant(bearing, { bits, masked, limits }, data.table)
  })
}

/** None where nothing is left of an Allow. */
function grant(
  bearing: Bearing,
  { bits, masked, limits }: Pick<Grant, 'bits' | 'masked' | 'limits'>,
  table: ActionTable,
): readonly Grant[] {
  const unknown = unknownNames(bearing, table)
  if (unknown.length === 0 && isEmpty(bits) && isEmpty(masked)) return []
  const conditions = bearing.statement?.conditions ?? []
  const resources = resourcesOf(bearing)
  return [{ bearing, bits, masked, unknown, resources, conditions, undecidable: gapIn(bearing), limits }]
}

/** What Denies take whole of some actions of an Allow, and what they may take of the rest. */
function denied(bits: ActionBits, allow: Bearing, denies: readonly Bearing[], { weighed, sets }: Weigher): Limited {
  const touching = denies.filter(
    (deny) => sets.meet(weighed(deny), bits) && mayIntersect(resourcesOf(deny), resourcesOf(allow)),
  )
  if (touching.length === 0) return { bits, limits: NO_LIMITS }
  const whole = touching.filter((deny) => isCertain(deny) && certainlyCovers(resourcesOf(deny), resourcesOf(allow)))
  const left = whole.reduce((some, deny) => sets.without(some, weighed(deny)), bits)
  const limits = touching
    .filter((deny) => !whole.includes(deny))
    .map((deny) => limit('deny', [deny], sets.both(left, weighed(deny))))
    .filter((some) => !isEmpty(some.bits))
  return { bits: left, limits }
}

/** What a boundary or a level of SCPs lets through of an Allow: its Allows alone, less its Denies. */
function limited(before: ActionBits, allow: Bearing, level: Sided, weigher: Weigher): Limited {
  const { weighed, none, sets } = weigher
  const denies = denied(before, allow, level.denies, weigher)
  const through = level.allows.filter(
    (other) => sets.meet(weighed(other), denies.bits) && mayIntersect(resourcesOf(other), resourcesOf(allow)),
  )
  const union = (some: readonly Bearing[]): ActionBits =>
    some.reduce((sum, other) => sets.either(sum, weighed(other)), none)
  const whole = union(
    through.filter((other) => isCertain(other) && certainlyCovers(resourcesOf(other), resourcesOf(allow))),
  )
  const bits = sets.both(denies.bits, union(through))
  const partly = sets.without(bits, whole)
  const partial = through.filter((other) => sets.meet(weighed(other), partly))
  return { bits, limits: isEmpty(partly) ? denies.limits : [...denies.limits, limit('within', partial, partly)] }
}

interface Limited {
  readonly bits: ActionBits
  readonly limits: readonly Limit[]
}

const NO_LIMITS: readonly Limit[] = []

function limit(kind: Limit['kind'], bearings: readonly Bearing[], bits: ActionBits): Limit {
  return { kind, bearings, bits, isUnknown: bearings.some((bearing) => gapIn(bearing) !== null) }
}

type Weighed = (bearing: Bearing) => ActionBits

interface Weigher {
  /** The actions that a statement names, and reaches. A document that cannot be read may name all. */
  readonly weighed: Weighed
  readonly none: ActionBits
  /** The grant of an Allow of which nothing takes anything: the same for everyone who has it. */
  readonly whole: (bearing: Bearing) => readonly Grant[]
  /** Statements share few sets of actions, which meet again and again. */
  readonly sets: {
    readonly both: (a: ActionBits, b: ActionBits) => ActionBits
    readonly either: (a: ActionBits, b: ActionBits) => ActionBits
    readonly without: (a: ActionBits, b: ActionBits) => ActionBits
    /** Whether there is an action that both have, the first of which is mostly small. */
    readonly meet: (some: ActionBits, other: ActionBits) => boolean
  }
}

const weigherOf = rememberedWeakly((data: ActionData): Weigher => {
  const { table } = data
  const reached = reachedActions(data)
  const every: ActionBits = actionSet(EVERYTHING, table).bits
  const none = noActions(table.size)
  const wordsOf = rememberedWeakly(wordsIn)
  const weighed: Weighed = ({ statement }) => (statement === null ? every : reached(statement))
  return {
    weighed,
    none,
    whole: remembered((bearing) => grant(bearing, { bits: weighed(bearing), masked: none, limits: NO_LIMITS }, table)),
    sets: {
      both: rememberedPairs(bothOf),
      either: rememberedPairs(eitherOf),
      without: rememberedPairs(without),
      meet: (some, other) => haveCommonIn(wordsOf(some), some, other),
    },
  }
})

const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

function resourcesOf({ statement }: Bearing): PatternSet {
  return statement?.resources ?? EVERYTHING
}

/** Statements by what they do; an unreadable document does either. */
interface Sided {
  readonly allows: readonly Bearing[]
  readonly denies: readonly Bearing[]
}

/** A managed policy is held by many. */
const sidesOf = rememberedWeakly((held: HeldPolicy): Sided => sided(bearingsOf(held.policy, held, () => ALWAYS)))

function sided(bearings: readonly Bearing[]): Sided {
  return { allows: bearings.filter(isAllow), denies: bearings.filter((bearing) => !isAllow(bearing)) }
}

function joined(sides: readonly Sided[]): Sided {
  return { allows: sides.flatMap(({ allows }) => allows), denies: sides.flatMap(({ denies }) => denies) }
}

function isAllow({ effect }: Bearing): boolean {
  return effect === 'Allow'
}

/** Whether a statement applies to every request of its actions and resources. */
function isCertain(bearing: Bearing): boolean {
  return bearing.statement?.conditions.length === 0 && gapIn(bearing) === null
}

function gapIn({ statement, origin, when }: Bearing): string | null {
  return statement === null ? (when.is === 'unknown' ? when.why : null) : gapOf(statement, origin)
}

function unknownNames({ statement }: Bearing, table: ActionTable): readonly string[] {
  if (statement === null || statement.actions.except) return []
  return statement.actions.patterns.filter((text) => table.ids(text).length === 0)
}
