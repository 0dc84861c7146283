import { actionSet } from '../../../policy/action/action-set.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { PatternSet } from '../../../policy/document/policy.ts'
import {
  type ActionBits,
  addAction,
  hasAction,
  hasAll,
  isEmpty,
  noActions,
  without,
} from '../../../policy/action/action-bits.ts'

/** What Action and NotAction elements name, for questions that are asked of thousands of them. */
export interface NamedActions {
  /** Whether they name any of the wanted actions. */
  anyOf(named: PatternSet, wanted: ActionBits): boolean
  /** How many of the wanted actions they name, at most: one may be named by several patterns. */
  atMost(named: PatternSet, wanted: ActionBits): number
  /** Those of the wanted actions that they name. */
  among(named: PatternSet, wanted: ActionBits): ActionBits
  /** Whether they name every action of the table. */
  isAll(named: PatternSet): boolean
  /** Whether they name none. */
  isNone(named: PatternSet): boolean
}

/** Patterns are expanded once, and once for each set of wanted actions, which is known by being the same object. */
export function namedActions(table: ActionTable): NamedActions {
  const found = new WeakMap<ActionBits, Map<string, readonly number[]>>()
  const idsAmong = (pattern: string, wanted: ActionBits): readonly number[] => {
    let patterns = found.get(wanted)
    if (patterns === undefined) found.set(wanted, (patterns = new Map<string, readonly number[]>()))
    let ids = patterns.get(pattern)
    if (ids === undefined) patterns.set(pattern, (ids = table.ids(pattern).filter((id) => hasAction(wanted, id))))
    return ids
  }
  const bitsOf = (named: PatternSet): ActionBits => actionSet(named, table).bits
  const most = ({ patterns }: PatternSet): number =>
    patterns.reduce((sum, pattern) => sum + table.ids(pattern).length, 0)
  const all = bitsOf({ patterns: ['*'], except: false })
  return {
    anyOf({ patterns, except }, wanted) {
      if (!except) return patterns.some((pattern) => idsAmong(pattern, wanted).length > 0)
      return !isEmpty(without(wanted, bitsOf({ patterns, except: false })))
    },
    atMost({ patterns, except }, wanted) {
      return except ? table.size : patterns.reduce((sum, pattern) => sum + idsAmong(pattern, wanted).length, 0)
    },
    among({ patterns, except }, wanted) {
      const bits = noActions(table.size)
      for (const pattern of patterns) for (const id of idsAmong(pattern, wanted)) addAction(bits, id)
      return except ? without(wanted, bits) : bits
    },
    isAll(named) {
      const { patterns, except } = named
      if (except) return most(named) === 0
      if (patterns.some((pattern) => table.ids(pattern).length === table.size)) return true
      return most(named) >= table.size && hasAll(bitsOf(named), all)
    },
    isNone(named) {
      const { except } = named
      if (!except) return most(named) === 0
      return most(named) >= table.size && isEmpty(bitsOf(named))
    },
  }
}
