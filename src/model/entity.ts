import type { DocumentRef } from './document.ts'

/** What AWS identifies: the kinds that a night's entities have. */
export type EntityKind = 'user' | 'group' | 'role' | 'instance-profile' | 'managed-policy'

/**
 * What an input said beyond the model, so that an export gives back every member.
 * `set` holds members we do not know or that say it in a form of their own; `absent` names the members
 * that AWS always sends and this input did not.
 */
export interface Residue {
  readonly set?: Readonly<Record<string, unknown>>
  readonly absent?: readonly string[]
}

/** What every entity has. `id` is empty where an input gave none; dates are ISO 8601 UTC, null where unknown. */
interface EntityBase {
  readonly arn: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly createdAt: string | null
  readonly residue?: Residue
}

export interface Tag {
  readonly key: string
  readonly value: string
}

/** A managed policy attached to something, as the entity names it: the policy itself may be missing from the night. */
export interface AttachedPolicy {
  readonly arn: string
  readonly name: string
}

/** A policy embedded in a user, group or role; `document` is null where the input gave none. */
export interface InlinePolicy {
  readonly name: string
  readonly document: DocumentRef | null
}

/** The managed policy that limits a principal; the type's spelling varies and says nothing. */
export interface Boundary {
  readonly arn: string
  readonly type: string | null
}

/**
 * An IAM user. A list is null where the input did not say it: unknown, not empty.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html}
 */
export interface User extends EntityBase {
  readonly kind: 'user'
  readonly groups: readonly string[] | null
  readonly attached: readonly AttachedPolicy[] | null
  readonly inline: readonly InlinePolicy[]
  readonly boundary: Boundary | null
  readonly tags: readonly Tag[] | null
}

/** An IAM group; groups cannot be tagged. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html} */
export interface Group extends EntityBase {
  readonly kind: 'group'
  readonly attached: readonly AttachedPolicy[] | null
  readonly inline: readonly InlinePolicy[] | null
}

/** When a role was last used in the 400 days that IAM tracks; `at` is null where no use was recorded. */
export interface LastUsed {
  readonly at: string | null
  readonly region: string | null
}

/**
 * An IAM role. `lastUsed` null means the input did not say, not that it was never used.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html}
 */
export interface Role extends EntityBase {
  readonly kind: 'role'
  readonly trust: DocumentRef | null
  readonly attached: readonly AttachedPolicy[] | null
  readonly inline: readonly InlinePolicy[] | null
  readonly boundary: Boundary | null
  readonly tags: readonly Tag[] | null
  readonly lastUsed: LastUsed | null
  /** The usage members as they came, where `lastUsed` cannot give them back. */
  readonly usageResidue?: Readonly<Record<string, unknown>>
}

/** A role that an instance profile holds, or under which it was listed. */
export interface ProfileRole {
  readonly arn: string
  /** Whether the role's own InstanceProfileList names the profile. */
  readonly listed: boolean
  /** Whether the profile's Roles list names the role. */
  readonly nested: boolean
  /** What the nested copy of the role says beyond, or other than, the role itself. */
  readonly residue?: Residue
}

/** An instance profile: the door through which EC2 hands a role to instances. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html} */
export interface InstanceProfile extends EntityBase {
  readonly kind: 'instance-profile'
  readonly roles: readonly ProfileRole[]
  /** Null unless the part instance-profile-tags was read. */
  readonly tags: readonly Tag[] | null
}

/** One stored version of a managed policy. */
export interface PolicyVersion {
  readonly version: string
  readonly isDefault: boolean
  readonly createdAt: string | null
  readonly document: DocumentRef | null
  readonly residue?: Residue
}

/** A managed policy, the customer's or AWS's. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html} */
export interface ManagedPolicy extends EntityBase {
  readonly kind: 'managed-policy'
  readonly owner: 'customer' | 'aws'
  readonly updatedAt: string | null
  readonly defaultVersion: string | null
  readonly isAttachable: boolean | null
  readonly description: string | null
  readonly versions: readonly PolicyVersion[] | null
  /** Null unless the part policy-tags was read. */
  readonly tags: readonly Tag[] | null
  /** How many users, groups and roles AWS counts it attached to; null where the input did not say. */
  readonly attachmentCount: number | null
  /** How many users and roles AWS counts it as the boundary of. */
  readonly boundaryUsageCount: number | null
  /** The counters as they came, where the two above cannot give them back. */
  readonly usageResidue?: Readonly<Record<string, unknown>>
}

export type Principal = User | Role
export type Entity = User | Group | Role | InstanceProfile | ManagedPolicy
