import type { Match } from './identity.ts'

/**
 * What the later night calls a group of the earlier one, in lower case: users name their groups, whose letter case has
 * no meaning and which may have been renamed. A group whose old name now belongs to another has none, and names that
 * an odd input gives to several renamed groups say nothing.
 *
 * @param groups what became of the groups
 */
export function groupNames(groups: readonly Match[]): (name: string) => string {
  const renames = groups.flatMap(({ relation, before, after }) =>
    relation === 'renamed' ? [{ old: before.name.toLowerCase(), now: after.name.toLowerCase() }] : [],
  )
  const olds = onlyOnce(renames.map(({ old }) => old))
  const nows = onlyOnce(renames.map(({ now }) => now))
  const clear = renames.filter(({ old, now }) => olds.has(old) && nows.has(now))
  const renamed = new Map(clear.map(({ old, now }) => [old, now]))
  const taken = new Set(renamed.values())
  return (name) => {
    const old = name.toLowerCase()
    return renamed.get(old) ?? (taken.has(old) ? `${old} before` : old)
  }
}

function onlyOnce(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)))
}
