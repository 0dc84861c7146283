import { isAwsManagedPolicy, nameInArn } from '../../model/arn.ts'
import { byArn } from '../../model/compare.ts'
import type { EntityKind } from '../../model/entity.ts'
import { memberOf } from '../../util/members.ts'
import type { Roster, RosterEntry } from './roster.ts'

/** Takes down who is in the account while its pages come by. */
export interface RosterBuilder {
  /** An entity as a list of the authorization details, or ListInstanceProfiles, gives it; what has no ARN is left to others to refuse. */
  readonly add: (kind: EntityKind, entity: unknown) => boolean
  /** @returns whether it was not there yet */
  readonly enter: (entry: RosterEntry) => boolean
  readonly roster: (account: string, partition: string) => Roster
}

/** Begins with nobody. */
export function startRoster(): RosterBuilder {
  const entries = new Map<string, RosterEntry>()
  const enter = (entry: RosterEntry): boolean => {
    const isNew = !entries.has(entry.arn)
    if (isNew) entries.set(entry.arn, entry)
    return isNew
  }
  return {
    enter,
    add: (kind, entity) => {
      const arn = text(entity, 'Arn')
      const [nameMember, idMember] = MEMBERS[kind]
      const [id, name] = [text(entity, idMember), text(entity, nameMember)]
      return arn !== null && enter({ kind, arn, id: id ?? '', name: name ?? nameInArn(arn) })
    },
    roster: (account, partition) => rosterOf([...entries.values()], account, partition),
  }
}

/** A roster of these entities. */
export function rosterOf(entries: readonly RosterEntry[], account: string, partition: string): Roster {
  const sorted = entries.toSorted(byArn)
  const arns = new Map(sorted.map((entry) => [entry.arn, entry]))
  const names = new Map(sorted.map((entry) => [`${entry.kind} ${entry.name.toLowerCase()}`, entry]))
  const own = sorted.filter(({ kind, arn }) => kind !== 'managed-policy' || !isAwsManagedPolicy(arn))
  return {
    account,
    partition,
    of: (kind) => own.filter((entry) => entry.kind === kind),
    byArn: (arn) => arns.get(arn),
    byName: (kind, name) => names.get(`${kind} ${name.toLowerCase()}`),
  }
}

const MEMBERS: Readonly<Record<EntityKind, readonly [name: string, id: string]>> = {
  user: ['UserName', 'UserId'],
  group: ['GroupName', 'GroupId'],
  role: ['RoleName', 'RoleId'],
  'instance-profile': ['InstanceProfileName', 'InstanceProfileId'],
  'managed-policy': ['PolicyName', 'PolicyId'],
}

function text(entity: unknown, member: string): string | null {
  const value = memberOf(entity, member)
  return typeof value === 'string' ? value : null
}
