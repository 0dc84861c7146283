import type { Entity } from '../model/entity.ts'
import type { Match } from './identity.ts'

/**
 * What the later night calls an entity of the earlier one, which may have been renamed. One whose old name now belongs
 * to another has none, and names that an odd input gives to several renamed entities say nothing.
 *
 * @param matches what became of the entities
 * @param nameOf what they are called by, such as a name in lower case or an ARN
 */
export function laterNames<E extends Entity>(
  matches: readonly Match<E>[],
  nameOf: (entity: E) => string,
): (name: string) => string {
  const renames = matches.flatMap(({ relation, before, after }) =>
    relation === 'renamed' ? [{ old: nameOf(before), now: nameOf(after) }] : [],
  )
  const olds = onlyOnce(renames.map(({ old }) => old))
  const nows = onlyOnce(renames.map(({ now }) => now))
  const clear = renames.filter(({ old, now }) => olds.has(old) && nows.has(now))
  const renamed = new Map(clear.map(({ old, now }) => [old, now]))
  const taken = new Set(renamed.values())
  return (old) => renamed.get(old) ?? (taken.has(old) ? `${old} before` : old)
}

function onlyOnce(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const again = new Set(names.filter((name) => seen.has(name) || !seen.add(name)))
  return new Set(names.filter((name) => !again.has(name)))
}
