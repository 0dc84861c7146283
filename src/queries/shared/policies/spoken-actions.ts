import { type ActionBits, addAction, noActions } from '../../../policy/action/action-bits.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { Policy } from '../../../policy/document/policy.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { namedActions } from './named-actions.ts'

/**
 * Tells of which of some actions a policy speaks in an Allow, or in a statement that may be one: by their ids. Of the
 * others it allows none, whatever else it says. Each policy is read once, however many hold it and ask.
 *
 * @param names as AWS gives them; the list is known by being the same
 */
export function spokenActions(table: ActionTable, names: readonly string[]): (policy: Policy) => readonly number[] {
  return readersOf(table)(names)
}

const readersOf = rememberedWeakly((table: ActionTable) => {
  const named = namedActions(table)
  return rememberedWeakly((names: readonly string[]) => {
    const each = names.flatMap((name) => table.ids(name).map((id) => ({ id, alone: bitsOf([id], table) })))
    const wanted = bitsOf(
      each.map(({ id }) => id),
      table,
    )
    return rememberedWeakly(({ statements }: Policy): readonly number[] => {
      const speaking = statements.filter(({ effect, actions }) => effect !== 'Deny' && named.anyOf(actions, wanted))
      if (speaking.length === 0) return NONE
      return each.filter(({ alone }) => speaking.some(({ actions }) => named.anyOf(actions, alone))).map(({ id }) => id)
    })
  })
})

const NONE: readonly number[] = []

function bitsOf(ids: readonly number[], table: ActionTable): ActionBits {
  const bits = noActions(table.size)
  for (const id of ids) addAction(bits, id)
  return bits
}
