import {
  type ActionBits,
  addAction,
  bothOf,
  haveCommonIn,
  noActions,
  wordsIn,
} from '../../../policy/action/action-bits.ts'
import { idsOfBits } from '../../../policy/action/action-set.ts'
import type { Action, ActionTable } from '../../../policy/action/table.ts'
import { remembered } from '../../../util/remembered.ts'

/** Actions that a query asks about: these ids, in order, or all of a kind. */
export type WantedActions = readonly number[] | ((action: Action) => boolean)

/** Picks the ids of the wanted actions from a set, in order. Nothing is read of an action that no set has. */
export function wantedIn(table: ActionTable, wanted: WantedActions): (bits: ActionBits) => readonly number[] {
  if (typeof wanted === 'function') {
    const isWanted = remembered((id: number) => wanted(table.actionAt(id)))
    return remembered((bits) => idsOfBits(bits).filter(isWanted))
  }
  const all = noActions(table.size)
  for (const id of wanted) addAction(all, id)
  const words = wordsIn(all)
  return remembered((bits) => (haveCommonIn(words, all, bits) ? idsOfBits(bothOf(all, bits)) : NONE))
}

const NONE: readonly number[] = []
