/** A value that IAM accepts alone or in a list. */
export type OneOrMany = string | readonly string[]

/** A `Condition` block: operator, then key, then values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>

/** A statement as the AWS CLI prints it; trust statements have a `Principal`, others a `Resource`. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: '*' | Readonly<Record<string, OneOrMany>>
  readonly Action?: OneOrMany
  readonly NotAction?: OneOrMany
  readonly Resource?: OneOrMany
  readonly Condition?: Conditions
}

/** A decoded policy document. Without `Version` it means 2008-10-17, as some documents of old accounts do. */
export interface PolicyDocument {
  readonly Version?: string
  readonly Statement: Statement | readonly Statement[]
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface InlinePolicy {
  readonly PolicyName: string
  readonly PolicyDocument: PolicyDocument
}

/** What every entity has: `identity` is what its unique id is derived from, so a renamed user keeps its id. */
interface Entity {
  readonly identity: string
  readonly name: string
  readonly path: string
  /** A date, or a whole timestamp where the time of day matters. */
  readonly created: string
}

/** What users, groups and roles share. Policies are named, not spelled as ARNs: the printer looks them up. */
interface PolicyHolder extends Entity {
  readonly attached: readonly string[]
  readonly inline: readonly InlinePolicy[]
}

export interface User extends PolicyHolder {
  readonly groups: readonly string[]
  readonly boundary: string | null
  readonly tags: readonly Tag[]
}

export type Group = PolicyHolder

export interface Role extends PolicyHolder {
  readonly trust: PolicyDocument
  readonly boundary: string | null
  readonly tags: readonly Tag[]
  /** The date of the last use, or null for a role that was never used. */
  readonly used: string | null
  readonly region: string
}

export interface InstanceProfile extends Entity {
  readonly role: string
}

interface PolicyVersion {
  readonly number: number
  readonly created: string
  readonly document: PolicyDocument
}

export interface Policy extends Entity {
  readonly owner: 'customer' | 'aws'
  /** Oldest first; IAM keeps at most five of a customer's policy. */
  readonly versions: readonly PolicyVersion[]
  readonly defaultVersion: number
}

/** One account, before ids, ARNs, counts and nesting are worked out by the printer. */
export interface Account {
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly roles: readonly Role[]
  readonly instanceProfiles: readonly InstanceProfile[]
  readonly policies: readonly Policy[]
}
