import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import type { Group, InstanceProfile, ManagedPolicy, Role, User } from '../model/entity.ts'
import type { Fact, SubjectKind } from '../model/fact.ts'
import type { Part, PartState } from '../model/part.ts'
import type { SnapshotInfo } from '../model/snapshot.ts'
import type { ActionTable } from '../policy/action/table.ts'
import type { ChangeClass } from './change.ts'

/** What AWS tells apart by ARN and unique id; the id is empty where there is none. */
export interface Identified {
  readonly arn: string
  readonly id: string
}

/** What a diff must know of a night as a whole. */
export interface Night {
  readonly snapshot: SnapshotInfo
  readonly parts: ReadonlyMap<Part, PartState>
  /** Unique ids that the night gives to several ARNs of a kind, unchanged entities counted: they identify nothing. */
  readonly sharedIds: ReadonlyMap<SubjectKind, ReadonlySet<string>>
  /** What a part says of everything, unchanged and unknown included; asked for where a gap in it could explain an absence. */
  facts(part: Part): readonly Fact[]
  /** @throws RangeError where the night has no such document: a bug of ours */
  document(ref: DocumentRef): PolicyDocument
}

/** An entity or fact in two nights, found by ARN and unique id (a fact by its part too); null in the night that has no such thing. */
export interface Pair<E extends Identified> {
  readonly before: E | null
  readonly after: E | null
}

/**
 * Two nights of one account, and every entity and fact whose content or usage may differ between them. What was
 * renamed or recreated comes as two pairs, one without `after` and one without `before`; unchanged ones do no harm.
 * One whose state is unknown in one of the nights must be left out.
 */
export interface DiffInput {
  readonly from: Night
  readonly to: Night
  readonly users: readonly Pair<User>[]
  readonly groups: readonly Pair<Group>[]
  readonly roles: readonly Pair<Role>[]
  readonly instanceProfiles: readonly Pair<InstanceProfile>[]
  readonly managedPolicies: readonly Pair<ManagedPolicy>[]
  readonly facts: readonly Pair<Fact>[]
  /** AWS's actions, by which documents are weighed against one another; asked only where two differ. */
  readonly actions: () => ActionTable
}

/** What to show beyond what somebody did that has an effect. */
export interface DiffOptions {
  /** `activity`: also last-used times and counters. */
  readonly include: { readonly activity: boolean }
  /** Also edits without effect. */
  readonly all: boolean
  /** Only changes of these classes, `activity` only where it is included; all where it is left out. */
  readonly classes?: readonly ChangeClass[]
}
