import { byCodeUnit } from '../model/compare.ts'

/** How the items of a list are told apart. */
export interface ItemKeys<T> {
  readonly key: (item: T) => string
  /** The key as IAM compares it, where letter case has no meaning. */
  readonly fold?: (key: string) => string
  /** All that the item says besides its key. */
  readonly value: (item: T) => string
}

/** What differs between two lists: items that are gone, new, or say something else than the night before. */
export interface ItemChanges<T> {
  readonly removed: readonly T[]
  readonly added: readonly T[]
  readonly modified: readonly (readonly [before: T, after: T])[]
}

/**
 * Compares two lists as sets of items with keys: order and repetition mean nothing, and a key that some odd input gives
 * to several items does not make one of them hide another.
 */
export function joinItems<T>(before: readonly T[], after: readonly T[], keys: ItemKeys<T>): ItemChanges<T> {
  const old = unique(before, keys)
  const now = unique(after, keys)
  const exact = pairUp(
    [...old].filter(([text]) => !now.has(text)).map(([, item]) => item),
    [...now].filter(([text]) => !old.has(text)).map(([, item]) => item),
    keys.key,
  )
  const { fold } = keys
  const rest = fold ? pairUp(exact.removed, exact.added, (item) => fold(keys.key(item))) : { ...exact, modified: [] }
  return { removed: rest.removed, added: rest.added, modified: [...exact.modified, ...rest.modified] }
}

/** Items by all that they say, in that order. */
function unique<T>(items: readonly T[], keys: ItemKeys<T>): ReadonlyMap<string, T> {
  const texts = items.map((item) => [JSON.stringify([keys.key(item), keys.value(item)]), item] as const)
  return new Map(texts.sort(([a], [b]) => byCodeUnit(a, b)))
}

function pairUp<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): ItemChanges<T> {
  const waiting = new Map<string, T[]>()
  for (const item of after) waiting.set(key(item), [...(waiting.get(key(item)) ?? []), item])
  const removed: T[] = []
  const modified: (readonly [T, T])[] = []
  for (const item of before) {
    const partner = waiting.get(key(item))?.shift()
    if (partner === undefined) removed.push(item)
    else modified.push([item, partner])
  }
  return { removed, modified, added: [...waiting.values()].flat() }
}
