import type { InstanceProfile, ManagedPolicy, Role, Tag, User } from '../../model/entity.ts'
import type { SubjectKind } from '../../model/fact.ts'
import type { Cell } from '../../model/rows.ts'
import type { FacetChange } from '../change.ts'
import { joinItems } from '../join-items.ts'
import type { Both } from './facet.ts'
import { itemChanges, plainChange } from './item-change.ts'

/**
 * Tags set, changed and taken away. On users and roles `Owner` and `owner` are one key; elsewhere they are two.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules}
 */
export function tags({ before, after }: Both<User | Role | InstanceProfile | ManagedPolicy>): readonly FacetChange[] {
  return tagChanges(before, after)
}

/** The same for whatever can be tagged. */
export function tagChanges(before: Taggable, after: Taggable): readonly FacetChange[] {
  if (!before.tags || !after.tags) return []
  const caseless = after.kind === 'user' || after.kind === 'role'
  const { removed, added, modified } = joinItems(before.tags, after.tags, {
    key: keyOf,
    value: valueOf,
    ...(caseless ? { fold: (key: string): string => key.toLowerCase() } : {}),
  })
  const respelled = modified.filter(([old, now]) => old.key !== now.key)
  const revalued = modified.filter(([old, now]) => old.key === now.key)
  return [
    ...itemChanges('tag', { removed, added, modified: revalued }, keyOf, valueOf),
    ...respelled.map(([old, now]) => plainChange('tag', 'modified', now.key, whole(old), whole(now))),
  ]
}

interface Taggable {
  readonly kind: SubjectKind
  readonly tags: readonly Tag[] | null
}

function keyOf(tag: Tag): string {
  return tag.key
}

function valueOf(tag: Tag): string {
  return tag.value
}

/** Key and value: where the key's spelling is what changed, its value alone would not show it. */
function whole({ key, value }: Tag): Cell {
  return { key, value }
}
