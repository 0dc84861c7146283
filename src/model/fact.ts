import type { EntityKind, Tag } from './entity.ts'
import type { Part } from './part.ts'

/** What a fact can be about: the entities of the authorization details, and what those leave out. */
export type SubjectKind = EntityKind | 'account' | 'provider' | 'mfa-device' | 'server-certificate'

/** A JSON object with AWS's own member names; dates as the AWS CLI prints them. */
export type Members = Readonly<Record<string, unknown>>

/**
 * What one part says of one entity beyond the authorization details. An entity has at most one fact in each part.
 * Facts about the account itself stand under `arn:PARTITION:iam::ACCOUNT:root`, its id being the account's.
 */
export interface Fact {
  readonly part: Part
  readonly kind: SubjectKind
  readonly arn: string
  /** The entity's unique id as the authorization details give it; empty where it has none. */
  readonly id: string
  readonly name: string
  /** What somebody set. Null where AWS would not say it of this one entity: unknown, not nothing. */
  readonly settings: Members | null
  /** What moves without anyone setting it: last uses, counters. Null where there is none, or it was not said. */
  readonly activity: Members | null
  /** Null where the part does not say tags. */
  readonly tags: readonly Tag[] | null
}

/** The part of a fact that is kept as one immutable state: what it says, but not of whom. */
export interface FactState extends Pick<Fact, 'part' | 'name' | 'tags'> {
  readonly kind: 'fact'
  readonly settings: Members
}
