import type { Principal } from '../model/entity.ts'
import { actionSet, idsOfBits } from '../policy/action/action-set.ts'
import type { Action, ActionTable } from '../policy/action/table.ts'
import type { ConditionTest, PatternSet, PolicyStatement } from '../policy/document/policy.ts'
import { ALWAYS } from '../policy/formula.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import { type Bearing, bearingsOf, gapOf } from './bearing.ts'
import {
  type ActionBits,
  addAction,
  bothOf,
  eitherOf,
  isEmpty,
  noActions,
  without,
} from '../policy/action/action-bits.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'
import { resourceForms } from './resource-forms.ts'
import { certainlyCovers, mayIntersect, openPattern } from './resource-sets.ts'
import { isTrustAction } from './trusted-roles.ts'

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

/** AWS's actions, and the partition whose resources they are asked of. */
export interface ActionData {
  readonly table: ActionTable
  readonly partition: string
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
  const own = policies.filter(({ source }) => source !== 'boundary').flatMap(everyStatement)
  const boundary = policies.filter(({ source }) => source === 'boundary').flatMap(everyStatement)
  const { weighed, none } = weigherOf(data)
  return own.filter(isAllow).flatMap((bearing): readonly Grant[] => {
    const named = weighed(bearing)
    const ownDenies = denied(named, bearing, own, weighed)
    const fence = principal.boundary === null ? null : limited(ownDenies.bits, bearing, boundary, weighed, none)
    const afterFence = fence?.bits ?? ownDenies.bits
    const levels = scps.map((level) => limited(afterFence, bearing, level, weighed, none))
    const bits = levels.reduce((left, level) => bothOf(left, level.bits), afterFence)
    const masked = fence === null ? none : without(ownDenies.bits, fence.bits)
    const unknown = unknownNames(bearing, data.table)
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
        undecidable: gapIn(bearing),
        limits,
      },
    ]
  })
}

/** What Denies take whole of some actions of an Allow, and what they may take of the rest. */
function denied(bits: ActionBits, allow: Bearing, bearings: readonly Bearing[], weighed: Weighed): Limited {
  const touching = bearings.filter((deny) => !isAllow(deny) && mayIntersect(resourcesOf(deny), resourcesOf(allow)))
  const whole = (deny: Bearing): boolean => isCertain(deny) && certainlyCovers(resourcesOf(deny), resourcesOf(allow))
  const left = touching.filter(whole).reduce((some, deny) => without(some, weighed(deny)), bits)
  const limits = touching
    .filter((deny) => !whole(deny))
    .map((deny) => limit('deny', [deny], bothOf(left, weighed(deny))))
    .filter((some) => !isEmpty(some.bits))
  return { bits: left, limits }
}

/** What a boundary or a level of SCPs lets through of an Allow: its Allows alone, less its Denies. */
function limited(
  before: ActionBits,
  allow: Bearing,
  level: readonly Bearing[],
  weighed: Weighed,
  none: ActionBits,
): Limited {
  const denies = denied(before, allow, level, weighed)
  const through = level.filter((other) => isAllow(other) && mayIntersect(resourcesOf(other), resourcesOf(allow)))
  const union = (some: readonly Bearing[]): ActionBits =>
    some.reduce((sum, other) => eitherOf(sum, weighed(other)), none)
  const whole = union(
    through.filter((other) => isCertain(other) && certainlyCovers(resourcesOf(other), resourcesOf(allow))),
  )
  const bits = bothOf(denies.bits, union(through))
  const partly = without(bits, whole)
  const partial = through.filter((other) => !isEmpty(bothOf(partly, weighed(other))))
  return { bits, limits: isEmpty(partly) ? denies.limits : [...denies.limits, limit('within', partial, partly)] }
}

interface Limited {
  readonly bits: ActionBits
  readonly limits: readonly Limit[]
}

function limit(kind: Limit['kind'], bearings: readonly Bearing[], bits: ActionBits): Limit {
  return { kind, bearings, bits, isUnknown: bearings.some((bearing) => gapIn(bearing) !== null) }
}

type Weighed = (bearing: Bearing) => ActionBits

const weigherOf = rememberedWeakly(weigher)

/** The actions that statements name, and reach. A document that cannot be read may name all. */
function weigher({ table, partition }: ActionData): { weighed: Weighed; none: ActionBits } {
  const formNamed = remembered(openPattern)
  const bitsOf = rememberedWeakly(({ actions, resources }: PolicyStatement): ActionBits => {
    const { bits } = actionSet(actions, table)
    if (resources === null || (!resources.except && resources.patterns.includes('*'))) return bits
    const reached = noActions(table.size)
    const reaches = reaching(resources, partition, formNamed)
    for (const id of idsOfBits(bits)) if (reaches(table.actionAt(id))) addAction(reached, id)
    return reached
  })
  const every: ActionBits = actionSet(EVERYTHING, table).bits
  return { none: noActions(table.size), weighed: ({ statement }) => (statement === null ? every : bitsOf(statement)) }
}

const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

/**
 * Whether a set has a resource that an action can be asked of; for one that takes none that is `*`.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html}
 */
function reaching(
  resources: PatternSet,
  partition: string,
  formNamed: (form: string) => Pattern,
): (action: Action) => boolean {
  const named = resources.except ? [] : resources.patterns.map(openPattern)
  const meets = remembered((form: string) =>
    resources.except
      ? mayIntersect(resources, { patterns: [form], except: false })
      : named.some((one) => intersects(one, formNamed(form))),
  )
  return (action) => isTrustAction(action.name.toLowerCase()) || resourceForms(action, partition).some(meets)
}

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
