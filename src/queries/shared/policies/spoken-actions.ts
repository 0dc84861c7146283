import { type ActionBits, addAction, noActions } from '../../../policy/action/action-bits.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import { isDecided } from './broad-grants.ts'
import { namedActions } from './named-actions.ts'

/** What of a policy is about some actions. */
export interface SpokenActions {
  /** The ids of those of which it speaks in an Allow, or in what may be one, and where: of the others it allows none. */
  readonly allowed: readonly { readonly id: number; readonly by: readonly PolicyStatement[] }[]
  /** The statements that speak of any of them, and all that cannot be decided: the others change nothing for them. */
  readonly statements: readonly PolicyStatement[]
}

/**
 * Tells what policies say of some actions. Each policy is read once, however many hold it and ask.
 *
 * @param names as AWS gives them; the list is known by being the same
 */
export function spokenActions(table: ActionTable, names: readonly string[]): (policy: Policy) => SpokenActions {
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
    return rememberedWeakly(({ statements }: Policy): SpokenActions => {
      const speaking = statements.filter(({ actions }) => named.anyOf(actions, wanted))
      const allows = speaking.filter(({ effect }) => effect !== 'Deny')
      const allowed = allows.length === 0 ? [] : each
      return {
        allowed: allowed
          .map(({ id, alone }) => ({ id, by: allows.filter(({ actions }) => named.anyOf(actions, alone)) }))
          .filter(({ by }) => by.length > 0),
        statements: statements.filter((one) => !isDecided(one) || speaking.includes(one)),
      }
    })
  })
})

function bitsOf(ids: readonly number[], table: ActionTable): ActionBits {
  const bits = noActions(table.size)
  for (const id of ids) addAction(bits, id)
  return bits
}
