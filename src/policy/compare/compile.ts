import { type ActionSet, actionSet, unionOfActions } from '../action/action-set.ts'
import type { ActionTable } from '../action/table.ts'
import type { Caller } from '../caller.ts'
import type { Policy } from '../document/policy.ts'
import { type Body, bodiesOf } from './body.ts'

/** A body, and the actions it speaks of. */
export interface Entry {
  readonly body: Body
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
  const entries = new Map<string, Entry>()
  for (const statement of policy.statements) {
    const bodies = bodiesOf(statement, owner, caller)
    if (bodies.length === 0) continue
    const actions = actionSet(statement.actions, table)
    for (const body of bodies) {
      const known = entries.get(body.key)
      entries.set(body.key, { body, actions: known ? unionOfActions(known.actions, actions) : actions })
    }
  }
  return entries
}
