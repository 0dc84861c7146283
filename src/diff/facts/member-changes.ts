import { byCodeUnit } from '../../model/compare.ts'
import type { Cell } from '../../model/rows.ts'
import { isObject } from '../../policy/document/canonical-json.ts'
import { membersOf } from '../../util/members.ts'
import { isCell } from '../cell.ts'
import type { Facet, FacetChange } from '../change.ts'
import { plainChange } from '../facets/item-change.ts'
import { ITEM_LISTS, itemListChanges } from './item-lists.ts'
import { memberKey } from './member-key.ts'
import { valueText } from './value-text.ts'

/** What must be known to compare the members of a fact in two nights. */
export interface MemberContext {
  readonly facet: Facet
  /** Members that say nothing of their own here. */
  readonly ignored: ReadonlySet<string>
  /** Lists of which other changes tell what came and went, so that only items of both nights are compared. */
  readonly told: ReadonlySet<string>
  /** What the later night calls a user of the earlier one, by ARN. */
  readonly laterArn: (arn: string) => string
}

/** Members that were set, changed or taken away; a null member is one that is not there. Objects are compared one level down. */
export function memberChanges(before: unknown, after: unknown, context: MemberContext): readonly FacetChange[] {
  const [old, now] = [membersOf(before), membersOf(after)]
  return namesIn(old, now).flatMap((name) => {
    if (context.ignored.has(name)) return []
    const [was, is] = [old.get(name), now.get(name)]
    const list = ITEM_LISTS.get(name)
    if (list) {
      const changes = itemListChanges(context.facet, list, was, is, context.laterArn)
      return context.told.has(name) ? changes.filter(({ change }) => change === 'modified') : changes
    }
    const key = memberKey(name)
    return isObject(was) && isObject(is) ? innerChanges(key, was, is, context) : valueChange(key, was, is, context)
  })
}

function innerChanges(key: string, before: object, after: object, context: MemberContext): readonly FacetChange[] {
  const [old, now] = [membersOf(before), membersOf(after)]
  return namesIn(old, now).flatMap((name) =>
    valueChange(`${key}.${memberKey(name)}`, old.get(name), now.get(name), context),
  )
}

function namesIn(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit)
}

function valueChange(key: string, before: unknown, after: unknown, context: MemberContext): readonly FacetChange[] {
  const [old, now] = [cellOf(before), cellOf(after)]
  const translated = typeof old === 'string' ? context.laterArn(old) : old
  if (valueText(translated) === valueText(now)) return []
  const change = old === null ? 'added' : now === null ? 'removed' : 'modified'
  return [plainChange(context.facet, change, key, old, now)]
}

function cellOf(value: unknown): Cell {
  return isCell(value) ? value : null
}
