import type { Cell } from '../../model/rows.ts'
import type { Facet, FacetChange } from '../change.ts'
import type { ItemChanges } from '../join-items.ts'

/** The changes of a list whose items are no documents. */
export function itemChanges<T>(
  facet: Facet,
  items: ItemChanges<T>,
  key: (item: T) => string,
  cell: (item: T) => Cell,
): readonly FacetChange[] {
  return [
    ...items.removed.map((item) => plainChange(facet, 'removed', key(item), cell(item), null)),
    ...items.added.map((item) => plainChange(facet, 'added', key(item), null, cell(item))),
    ...items.modified.map(([before, after]) => plainChange(facet, 'modified', key(after), cell(before), cell(after))),
  ]
}

/** A change that has no document in it, and so no effect to weigh. */
export function plainChange(
  facet: Facet,
  change: FacetChange['change'],
  key: string | null,
  before: Cell,
  after: Cell,
): FacetChange {
  return { facet, change, key, before, after, effect: null }
}
