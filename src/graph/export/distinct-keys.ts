/**
 * Keys as a format can write them, each by what it was. One that is written as it is keeps its name; of those that became
 * alike the later are numbered, so that none is lost.
 *
 * @param folded what the format's readers go by when they tell keys apart, such as upper case
 */
export function distinctKeys(
  keys: readonly string[],
  written: (key: string) => string,
  folded: (key: string) => string = (key) => key,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const name = (key: string): void => {
    const bare = written(key)
    let free = bare
    for (let number = 2; taken.has(folded(free)); number++) free = `${bare}~${number}`
    taken.add(folded(free))
    names.set(key, free)
  }
  for (const key of keys) if (written(key) === key) name(key)
  for (const key of keys) if (written(key) !== key) name(key)
  return names
}
