import type { DocumentRef, PolicyDocument } from './document.ts'
import type { Group, InstanceProfile, ManagedPolicy, Role, User } from './entity.ts'
import type { Fact } from './fact.ts'
import type { Part, PartState } from './part.ts'
import type { SnapshotInfo } from './snapshot.ts'

/**
 * One night of one account, read back. Lists are sorted by ARN, read on first use and kept; a list whose part was not
 * collected is empty, so look at `parts` before concluding anything from absence.
 */
export interface AccountView {
  readonly snapshot: SnapshotInfo
  readonly parts: ReadonlyMap<Part, PartState>
  users(): readonly User[]
  groups(): readonly Group[]
  roles(): readonly Role[]
  instanceProfiles(): readonly InstanceProfile[]
  managedPolicies(): readonly ManagedPolicy[]
  /** A few entities by their ARNs, in that order, where they can be had without their lists; left out, the lists have them. */
  readonly named?: EntitiesNamed
  /** What a part beyond the authorization details says, sorted by ARN; empty where it was not read. */
  facts(part: Part): readonly Fact[]
  /** @throws RangeError where the night has no such document: a bug of ours */
  document(ref: DocumentRef): PolicyDocument
}

/** Finds entities by ARN: none for an ARN that the night has nothing under, several where it has several. */
export interface EntitiesNamed {
  users(arns: readonly string[]): readonly User[]
  roles(arns: readonly string[]): readonly Role[]
  managedPolicies(arns: readonly string[]): readonly ManagedPolicy[]
  /** The default version of every managed policy, by ARN: a fraction of what their list takes. */
  defaultVersions(): ReadonlyMap<string, DefaultVersion>
  /** Many documents at once, each that the night has. */
  documents(refs: readonly DocumentRef[]): readonly PolicyDocument[]
  /** What users and roles have, without reading them. */
  held(): HeldInAll
  /** The users, and the roles, of whom one of these is held; those of whom the night does not say all are among them. */
  holders(held: HeldBySome): readonly (User | Role)[]
  /** How many users and roles there are. */
  principals(): number
}

/** What users and roles have among them, each once. */
export interface HeldInAll {
  /** The documents of their own inline policies. */
  readonly documents: readonly PolicyDocument[]
  /** ARNs of policies attached to them. */
  readonly policies: readonly string[]
  /** Names of groups. */
  readonly groups: readonly string[]
}

/** What to look for among users and roles: inline documents, ARNs of attached policies, names of groups. */
export interface HeldBySome {
  readonly documents: readonly DocumentRef[]
  readonly policies: readonly string[]
  readonly groups: readonly string[]
}

/** The version of a managed policy that decides; null where the night does not say it. */
export interface DefaultVersion {
  readonly version: string | null
  readonly document: DocumentRef | null
}
