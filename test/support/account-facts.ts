import type { LastUsed, Residue } from '../../src/model/entity.ts'
import type { Members } from '../../src/model/fact.ts'
import type { DocumentInit } from './documents.ts'

/** What a test may say of any entity; the rest is made up, the same way every time. */
export interface Facts {
  readonly path?: string
  readonly id?: string
  readonly arn?: string
  readonly createdAt?: string | null
  /** What the input said beyond the model, or left out. */
  readonly residue?: Residue
}

/** Tags as an object, as pairs where a key is hostile, or null where they were not said. */
export type TagsInit = Readonly<Record<string, string>> | readonly (readonly [key: string, value: string])[] | null

interface PolicyHolderFacts extends Facts {
  /** Names or ARNs of managed policies; null where the input did not say. */
  readonly attached?: readonly string[] | null
  /** Documents by policy name; a null document is one that the input did not give. */
  readonly inline?: Readonly<Record<string, DocumentInit | null>>
}

interface PrincipalFacts extends PolicyHolderFacts {
  /** Name or ARN of a managed policy. */
  readonly boundary?: string
  readonly tags?: TagsInit
}

export interface UserFacts extends PrincipalFacts {
  readonly groups?: readonly string[] | null
}

export type GroupFacts = PolicyHolderFacts

export interface RoleFacts extends PrincipalFacts {
  /** A principal in short (see `trusting`), a whole document, or null where the input gave none; lambda by default. */
  readonly trust?: string | DocumentInit | null
  /** A time, `never`, or null where the input did not say; the day before the night by default. */
  readonly lastUsed?: string | LastUsed | null
}

export interface ProfileFacts extends Facts {
  /** Names or ARNs of roles. */
  readonly roles?: readonly string[]
  readonly tags?: TagsInit
}

export interface VersionFacts {
  readonly version: string
  readonly isDefault?: boolean
  readonly document?: DocumentInit | null
  readonly createdAt?: string | null
}

export interface PolicyFacts extends Facts {
  readonly document?: DocumentInit | null
  readonly versions?: readonly VersionFacts[] | null
  readonly defaultVersion?: string | null
  readonly description?: string | null
  readonly updatedAt?: string | null
  readonly isAttachable?: boolean | null
  readonly tags?: TagsInit
  /** What AWS counts; as many as the account attaches by default. */
  readonly attachmentCount?: number | null
  readonly boundaryUsageCount?: number | null
}

/** What a part says of something; settings are empty, and the rest unsaid, unless given. */
export interface SaidFacts {
  readonly settings?: Members | null
  readonly activity?: Members | null
  readonly tags?: TagsInit
  /** The unique id; that of the account's entity of this ARN by default, and empty where it has none. */
  readonly id?: string
}
