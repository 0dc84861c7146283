import type { SubjectKind } from '../model/fact.ts'
import type { Cell } from '../model/rows.ts'

/** Whose doing a change is: somebody's (posture), nobody's (activity), or that of AWS. */
export const CHANGE_CLASSES = ['posture', 'activity', 'aws'] as const
export const CHANGE_VERBS = ['added', 'removed', 'modified', 'recreated', 'renamed'] as const

export type ChangeClass = (typeof CHANGE_CLASSES)[number]
export type ChangeVerb = (typeof CHANGE_VERBS)[number]

/** What a change is of; those beyond entities come with the parts of a night that hold them. */
export type ChangeKind = SubjectKind

/** The side of an entity that changed. */
export type Facet =
  | 'entity'
  | 'attribute'
  | 'tag'
  | 'attachment'
  | 'inline-policy'
  | 'trust'
  | 'boundary'
  | 'membership'
  | 'profile-role'
  | 'default-version'
  | 'version'
  | 'usage'

/** What an edited document does; null where no document was edited. */
export type Effect = 'broader' | 'narrower' | 'equal' | 'different' | 'undecided'

/** One change of one side of an entity. */
export interface FacetChange {
  readonly facet: Facet
  /** What happened to the item: a tag that is gone was removed, though its role was not. */
  readonly change: ChangeVerb
  /** Which item, where an entity has several: a tag's key, a policy's ARN, a version. */
  readonly key: string | null
  /** The item the night before, null where there was none. */
  readonly before: Cell
  readonly after: Cell
  readonly effect: Effect | null
  /** A request that the two documents answer differently; left out or null where there is none. */
  readonly witness?: Cell
}

/** One change between two nights; `arn`, `id` and `name` are the entity's in the later night that has it. */
export interface Change extends FacetChange {
  readonly class: ChangeClass
  readonly kind: ChangeKind
  readonly arn: string
  readonly id: string
  readonly name: string
  readonly witness: Cell
}
