import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import type { Entity, EntityKind, Group, InstanceProfile, ManagedPolicy, Role, User } from '../model/entity.ts'
import type { Part, PartState } from '../model/part.ts'
import type { SnapshotInfo } from '../model/snapshot.ts'

/** What a diff must know of a night as a whole. */
export interface Night {
  readonly snapshot: SnapshotInfo
  readonly parts: ReadonlyMap<Part, PartState>
  /** Unique ids that the night gives to several ARNs of a kind, unchanged entities counted: they identify nothing. */
  readonly sharedIds: ReadonlyMap<EntityKind, ReadonlySet<string>>
  /** @throws RangeError where the night has no such document: a bug of ours */
  document(ref: DocumentRef): PolicyDocument
}

/** An entity in two nights, found by ARN and unique id; null in the night that has no such entity. */
export interface Pair<E extends Entity = Entity> {
  readonly before: E | null
  readonly after: E | null
}

/**
 * Two nights of one account, and every entity whose content or usage may differ between them. Entities that were
 * renamed or recreated come as two pairs, one without `after` and one without `before`; unchanged ones do no harm.
 * An entity whose state is unknown in one of the nights must be left out.
 */
export interface DiffInput {
  readonly from: Night
  readonly to: Night
  readonly users: readonly Pair<User>[]
  readonly groups: readonly Pair<Group>[]
  readonly roles: readonly Pair<Role>[]
  readonly instanceProfiles: readonly Pair<InstanceProfile>[]
  readonly managedPolicies: readonly Pair<ManagedPolicy>[]
}

/** What to show beyond what somebody did that has an effect. */
export interface DiffOptions {
  /** `activity`: also last-used times and counters. */
  readonly include: { readonly activity: boolean }
  /** Also edits without effect. */
  readonly all: boolean
}
