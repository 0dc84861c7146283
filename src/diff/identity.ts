import { byArn } from '../model/compare.ts'
import type { Entity } from '../model/entity.ts'
import type { Identified, Pair } from './input.ts'

/** What became of an entity between two nights. `recreated`: another entity now has its ARN. */
export type Match<E extends Identified = Entity> =
  | { readonly relation: 'removed'; readonly before: E; readonly after: null }
  | { readonly relation: 'added'; readonly before: null; readonly after: E }
  | { readonly relation: 'same' | 'renamed' | 'recreated'; readonly before: E; readonly after: E }

/**
 * Joins the entities of one kind in two nights: by unique id, which a rename keeps and a recreation does not; then by
 * ARN, where an id is missing or says nothing because several ARNs share it.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids}
 *
 * @param sharedIds unique ids that one of the nights gives to several ARNs of the kind
 */
export function joinEntities<E extends Identified>(
  pairs: readonly Pair<E>[],
  sharedIds: ReadonlySet<string>,
): readonly Match<E>[] {
  const nights = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)]
  const shared = new Set([...sharedIds, ...nights.flatMap(idsOfSeveralArns)])
  const decides = (id: string): boolean => id !== '' && !shared.has(id)

  const matches: Match<E>[] = []
  const before: E[] = []
  const after: E[] = []
  for (const pair of pairs) {
    if (pair.before && pair.after) matches.push({ relation: 'same', before: pair.before, after: pair.after })
    else if (pair.before) before.push(pair.before)
    else if (pair.after) after.push(pair.after)
  }

  const byId = zip(before, after, (entity) => (decides(entity.id) ? entity.id : null))
  for (const [old, now] of byId.joined)
    matches.push({ relation: old.arn === now.arn ? 'same' : 'renamed', before: old, after: now })

  const byName = zip(byId.before, byId.after, (entity) => entity.arn)
  for (const [old, now] of byName.joined) {
    matches.push({ relation: decides(old.id) && decides(now.id) ? 'recreated' : 'same', before: old, after: now })
  }
  for (const old of byName.before) matches.push({ relation: 'removed', before: old, after: null })
  for (const now of byName.after) matches.push({ relation: 'added', before: null, after: now })
  return matches
}

function idsOfSeveralArns(entities: readonly (Identified | null)[]): readonly string[] {
  const arns = new Map<string, string>()
  const several: string[] = []
  for (const entity of entities) {
    if (!entity) continue
    const seen = arns.get(entity.id)
    if (seen === undefined) arns.set(entity.id, entity.arn)
    else if (seen !== entity.arn) several.push(entity.id)
  }
  return several
}

interface Zipped<E> {
  readonly joined: readonly (readonly [E, E])[]
  readonly before: readonly E[]
  readonly after: readonly E[]
}

/** Joins two lists by a key, in the order of ARN and id where a key occurs more than once; a null key joins nothing. */
function zip<E extends Identified>(
  before: readonly E[],
  after: readonly E[],
  key: (entity: E) => string | null,
): Zipped<E> {
  const waiting = new Map<string, E[]>()
  for (const entity of [...after].sort(byArn)) {
    const at = key(entity)
    if (at !== null) waiting.set(at, [...(waiting.get(at) ?? []), entity])
  }
  const joined: (readonly [E, E])[] = []
  const alone: E[] = []
  for (const entity of [...before].sort(byArn)) {
    const at = key(entity)
    const partner = at === null ? undefined : waiting.get(at)?.shift()
    if (partner) joined.push([entity, partner])
    else alone.push(entity)
  }
  const taken = new Set(joined.map(([, partner]) => partner))
  return { joined, before: alone, after: after.filter((entity) => !taken.has(entity)) }
}
