/** A copy of an object that lacks some of its members. */
export function without<Item extends object, Member extends keyof Item & string>(
  item: Item,
  ...members: readonly Member[]
): Omit<Item, Member> {
  const left = new Set<string>(members)
  return Object.fromEntries(Object.entries(item).filter(([member]) => !left.has(member))) as Omit<Item, Member>
}
