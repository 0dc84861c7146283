import type { EntityKind } from '../../model/entity.ts'

/** Which entity: what further calls need to ask for it. */
export interface RosterEntry {
  readonly kind: EntityKind
  readonly arn: string
  readonly id: string
  readonly name: string
}

/** Who is in the account, as the authorization details said; small, so that a whole account's fits in memory. */
export interface Roster {
  readonly account: string
  readonly partition: string
  /** In the order of ARNs; customer-managed policies alone, since AWS's carry no facts of the account's. */
  readonly of: (kind: EntityKind) => readonly RosterEntry[]
  readonly byArn: (arn: string) => RosterEntry | undefined
  /** Names are unique within a kind, whatever their case. */
  readonly byName: (kind: EntityKind, name: string) => RosterEntry | undefined
}
