/**
 * Plain data, each item once, in the order in which they came first; of those that are the same the last stays.
 *
 * @example eachOnce([{ a: 1 }, { a: 2 }, { a: 1 }]) // [{ a: 1 }, { a: 2 }]
 */
export function eachOnce<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
