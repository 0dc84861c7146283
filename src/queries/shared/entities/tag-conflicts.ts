import { byCodeUnit } from '../../../model/compare.ts'
import type { Tag } from '../../../model/entity.ts'
import { groupBy } from '../../../util/group-by.ts'

/** A tag key that two things give other values, as far as each has it. */
export interface TagConflict {
  /** As the first spells it, or the second where the first lacks it. */
  readonly key: string
  readonly first: readonly Tag[]
  readonly second: readonly Tag[]
}

/**
 * Where the tags of two things disagree, by key in whatever letter case: one of them may tell `Team` and `team` apart, and
 * then any of its values will do.
 *
 * @param keys the keys to compare, one that is missing on one side being a conflict; empty for those that both have
 * @param ignore keys that may differ; those that AWS sets (`aws:…`) always may
 */
export function tagConflicts(
  first: readonly Tag[],
  second: readonly Tag[],
  { keys, ignore }: { readonly keys: readonly string[]; readonly ignore: readonly string[] },
): readonly TagConflict[] {
  const [ofFirst, ofSecond] = [groupBy(first, foldedKey), groupBy(second, foldedKey)]
  const ignored = new Set(ignore.map(fold))
  const asked = keys.length > 0 ? keys.map(fold) : [...ofFirst.keys()].filter((key) => ofSecond.has(key))
  return [...new Set(asked)]
    .toSorted(byCodeUnit)
    .filter((key) => !ignored.has(key) && !key.startsWith('aws:'))
    .map((key) => ({ folded: key, one: ofFirst.get(key) ?? [], other: ofSecond.get(key) ?? [] }))
    .filter(
      ({ one, other }) =>
        one.length + other.length > 0 && !one.some((tag) => other.some(({ value }) => value === tag.value)),
    )
    .map(({ folded, one, other }) => ({ key: (one[0] ?? other[0])?.key ?? folded, first: one, second: other }))
}

function foldedKey({ key }: Tag): string {
  return fold(key)
}

function fold(key: string): string {
  return key.toLowerCase()
}
