import { type ActionSet, actionSet } from '../action/action-set.ts'
import type { ActionTable } from '../action/table.ts'
import type { Caller } from '../caller.ts'
import type { PatternSet, Policy } from '../document/policy.ts'
import { type Body, bodiesOf } from './body.ts'

/** A body, and the actions it speaks of. */
export interface Entry {
  readonly body: Body
  /** Places of the statements whose body it is, from 0. */
  readonly statements: readonly number[]
  readonly actions: ActionSet
}

/** A document as bodies, by their keys. */
export type Compiled = ReadonlyMap<string, Entry>

/**
 * A document by what its statements do rather than by the statements: how they are split, ordered and called means
 * nothing here.
 *
 * @param owner how reasons call the document
 * @param caller whoever the statements must name to be counted; null where all are
 */
export function compile(policy: Policy, owner: string, table: ActionTable, caller: Caller | null): Compiled {
  const found = new Map<string, { readonly body: Body; readonly statements: number[]; readonly sets: ActionSet[] }>()
  for (const statement of policy.statements) {
    const bodies = bodiesOf(statement, owner, caller)
    if (bodies.length === 0) continue
    const actions = actionSet(statement.actions, table)
    for (const body of bodies) {
      const known = found.get(body.key)
      if (!known) found.set(body.key, { body, statements: [statement.index], sets: [actions] })
      else {
        known.statements.push(statement.index)
        known.sets.push(actions)
      }
    }
  }
  return new Map([...found].map(([key, { sets, ...entry }]) => [key, { actions: united(sets), ...entry }]))
}

/** What any of the sets has; the names that are not excepted stand in one list. */
function united(sets: readonly ActionSet[]): ActionSet {
  const [first] = sets
  if (first && sets.length === 1) return first
  const bits = new Uint32Array(Math.max(...sets.map((set) => set.bits.length)))
  for (const set of sets)
    for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (set.bits[word] ?? 0)
  const all = sets.flatMap(({ unknown }) => unknown)
  const patterns = [...new Set(all.filter(({ except }) => !except).flatMap((set) => set.patterns))]
  const excepted = new Map(all.filter(({ except }) => except).map((set) => [JSON.stringify(set.patterns), set]))
  const named: readonly PatternSet[] = patterns.length === 0 ? [] : [{ patterns, except: false }]
  return { bits, unknown: [...named, ...excepted.values()] }
}
