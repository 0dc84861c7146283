import { remembered } from '../../util/remembered.ts'
import { rememberedTexts } from '../../util/remembered-texts.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { isOfTwoLists } from './is-of-two-lists.ts'
import type { ActionTable } from '../action/table.ts'
import { fitsFormat } from './fits-format.ts'

/**
 * Whether each of some action patterns has an action that can be asked of one of some resources, or names none of AWS's.
 *
 * @param actions a text or a list of texts, as an Action element has them
 */
export function fitsSome(actions: unknown, resources: readonly string[], table: ActionTable): boolean {
  if (resources.includes('*')) return true
  const formatsOf = formatsTaken(table)
  const fits: ((format: string) => boolean)[] = []
  const fitting = (format: string): boolean =>
    resources.some((text, index) => (fits[index] ??= fitsFormat(text))(format))
  const given: readonly unknown[] = Array.isArray(actions) ? actions : [actions]
  let lastFitting: readonly string[] | null = null
  return given.every((text) => {
    const formats = typeof text === 'string' ? formatsOf(text) : null
    if (formats === null || formats === lastFitting) return true
    lastFitting = formats
    return formats.some(fitting)
  })
}

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
