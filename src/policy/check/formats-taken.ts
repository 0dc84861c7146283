import { remembered } from '../../util/remembered.ts'
import { rememberedTexts } from '../../util/remembered-texts.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import type { ActionTable } from '../action/table.ts'
import { isOfTwoLists } from './is-of-two-lists.ts'

/**
 * The formats of what the actions of a pattern can be asked of; null where it names no action, or AWS's lists do not
 * tell. Actions that take the same have the same list.
 */
export const formatsTaken = rememberedWeakly((table: ActionTable) => {
  const same = rememberedTexts((formats) => formats)
  return remembered((text: string): readonly string[] | null => {
    const actions = table.expand(text)
    if (actions.length === 0 || actions.some(isOfTwoLists)) return null
    return same([...new Set(actions.flatMap(({ resources }) => resources.flatMap(({ arns }) => arns)))])
  })
})
