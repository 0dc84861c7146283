import type { Principal } from '../model/entity.ts'
import { actionSet } from '../policy/action/action-set.ts'
import type { ActionTable } from '../policy/action/table.ts'
import type { ConditionTest, PatternSet, PolicyStatement } from '../policy/document/policy.ts'
import { ALWAYS } from '../policy/formula.ts'
import { remembered } from '../util/remembered.ts'
import { type Bearing, bearingsOf } from './bearing.ts'
import type { HeldPolicies, HeldPolicy } from './held-policies.ts'
import { certainlyCovers, mayIntersect } from './resource-sets.ts'

/** An Allow of a principal, with the actions that are left of it. */
export interface Grant {
  readonly bearing: Bearing
  /** Of AWS's actions: those that no Deny takes whole and every limit lets through somewhere. */
  readonly bits: Uint32Array
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
  readonly index: number
  readonly kind: 'deny' | 'within'
  readonly bearings: readonly Bearing[]
  readonly bits: Uint32Array
  readonly isUnknown: boolean
}

const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

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
  const limiting = [...(principal.boundary === null ? [] : [boundary]), ...scps]
  const denies = [...own, ...limiting.flat()].filter(({ effect }) => effect === 'Deny')
  const bitsOf = remembered((statement: PolicyStatement) => actionSet(statement.actions, table).bits)
  const all = actionSet(EVERYTHING, table).bits
  const weighed = (bearing: Bearing): Uint32Array => (bearing.statement === null ? all : bitsOf(bearing.statement))

  return own
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((bearing) => {
      const { statement } = bearing
      const resources = statement?.resources ?? EVERYTHING
      let bits = weighed(bearing)
      const limits: Limit[] = []
      const add = (kind: Limit['kind'], bearings: readonly Bearing[], some: Uint32Array): void => {
        if (some.some((word) => word !== 0)) {
          limits.push({ index: limits.length, kind, bearings, bits: some, isUnknown: bearings.some(isUndecidable) })
        }
      }
      for (const deny of denies) {
        if (!mayIntersect(deny.statement?.resources ?? EVERYTHING, resources)) continue
        if (isCertain(deny) && certainlyCovers(deny.statement?.resources ?? EVERYTHING, resources)) {
          bits = without(bits, weighed(deny))
        } else add('deny', [deny], both(bits, weighed(deny)))
      }
      for (const level of limiting) {
        const allows = level.filter(
          ({ effect, statement: of }) => effect === 'Allow' && mayIntersect(of?.resources ?? EVERYTHING, resources),
        )
        const through = allows.reduce<Uint32Array>(
          (sum, allow) => either(sum, weighed(allow)),
          new Uint32Array(all.length),
        )
        const whole = allows
          .filter((allow) => isCertain(allow) && certainlyCovers(allow.statement?.resources ?? EVERYTHING, resources))
          .reduce<Uint32Array>((sum, allow) => either(sum, weighed(allow)), new Uint32Array(all.length))
        bits = both(bits, through)
        const partly = without(bits, whole)
        add(
          'within',
          allows.filter((allow) => both(partly, weighed(allow)).some((word) => word !== 0)),
          partly,
        )
      }
      const unknown =
        statement?.actions.except === false
          ? statement.actions.patterns.filter((text) => table.ids(text).length === 0)
          : []
      if (unknown.length === 0 && bits.every((word) => word === 0)) return []
      return [
        {
          bearing,
          bits,
          unknown,
          resources,
          conditions: statement?.conditions ?? [],
          undecidable: undecidableOf(bearing),
          limits,
        },
      ]
    })
}

function everyStatement(held: HeldPolicy): readonly Bearing[] {
  return bearingsOf(held.policy, held, () => ALWAYS)
}

/** Whether a statement applies to every request of its actions and resources. */
function isCertain({ statement }: Bearing): boolean {
  return statement !== null && statement.conditions.length === 0 && statement.undecidable === null
}

function isUndecidable(bearing: Bearing): boolean {
  return undecidableOf(bearing) !== null
}

function undecidableOf({ statement, when }: Bearing): string | null {
  return statement === null ? (when.is === 'unknown' ? when.why : null) : statement.undecidable
}

function both(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, index) => word & (b[index] ?? 0))
}

function either(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, index) => word | (b[index] ?? 0))
}

function without(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, index) => word & ~(b[index] ?? 0))
}
