import type { DocumentRef } from '../model/document.ts'
import type { Principal } from '../model/entity.ts'
import type { Having } from './held-policies.ts'

/** Finds whoever has something that passes, in the order in which they were given. */
export type HolderIndex = (
  passes: (ref: DocumentRef | null) => boolean,
  having: Pick<Having, 'policy' | 'group'>,
) => readonly Principal[]

/** Principals by what they have, boundaries apart: a question looks at each document, policy and group once. */
export function indexHolders(everyone: readonly Principal[]): HolderIndex {
  const documents = new Map<DocumentRef | null, number[]>()
  const policies = new Map<string, number[]>()
  const groups = new Map<string, number[]>()
  for (const [place, principal] of everyone.entries()) {
    const { attached, inline } = principal
    const inGroups = principal.kind === 'user' ? principal.groups : []
    for (const { document } of inline ?? []) add(documents, document, place)
    for (const { arn } of attached ?? []) add(policies, arn, place)
    for (const name of inGroups ?? []) add(groups, name, place)
    // What the night does not say may hold anything, as a document that it lacks may.
    if (attached === null || inline === null || inGroups === null) add(documents, null, place)
  }
  return (passes, { policy, group }) => {
    const isHolder = new Uint8Array(everyone.length)
    mark(isHolder, documents, passes)
    mark(isHolder, policies, policy)
    mark(isHolder, groups, group)
    return everyone.filter((_, place) => isHolder[place] === 1)
  }
}

function add<Key>(places: Map<Key, number[]>, key: Key, place: number): void {
  const known = places.get(key)
  if (known === undefined) places.set(key, [place])
  else known.push(place)
}

function mark<Key>(isHolder: Uint8Array, places: ReadonlyMap<Key, readonly number[]>, test: (key: Key) => boolean) {
  for (const [key, some] of places) if (test(key)) for (const place of some) isHolder[place] = 1
}
