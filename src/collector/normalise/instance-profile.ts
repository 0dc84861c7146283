import { nameInArn, pathInArn } from '../../model/arn.ts'
import { instanceProfileDetail, NESTED_ROLE_MEMBERS } from '../../model/authorization-details.ts'
import type { NormalisedEntity } from '../../model/capture.ts'
import type { InstanceProfile, ProfileRole } from '../../model/entity.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { InstanceProfileDetail } from '../pages.ts'
import type { Gathering } from './members.ts'
import { listOf } from '../../util/list.ts'
import { membersOf } from '../../util/members.ts'
import { decoded, residueOf } from './residue.ts'

/** One place where an instance profile came up: under which role, and what stood there. */
export interface ProfileListing {
  /** Null where it came in a list of profiles. */
  readonly roleArn: string | null
  readonly detail: InstanceProfileDetail
  /** The same as it came, every member. */
  readonly members: ReadonlyMap<string, unknown>
}

/**
 * An instance profile as the model has it, from every role that lists it. The copies of roles inside it are reduced to
 * their ARN, with what they say beyond the role itself.
 *
 * @param roleMembers the members of a role of the same input, as they came
 */
export function normaliseInstanceProfile(
  listings: readonly [ProfileListing, ...ProfileListing[]],
  roleMembers: (arn: string) => ReadonlyMap<string, unknown> | undefined,
  gathering: Gathering,
): NormalisedEntity {
  const { detail, members: given } = listings[0]
  const profile: InstanceProfile = {
    kind: 'instance-profile',
    arn: detail.Arn,
    id: detail.InstanceProfileId ?? '',
    name: detail.InstanceProfileName ?? nameInArn(detail.Arn),
    path: detail.Path ?? pathInArn(detail.Arn),
    createdAt: gathering.date(detail.CreateDate, 'CreateDate'),
    roles: profileRoles(listings, roleMembers),
    tags: null,
  }
  const rendered = instanceProfileDetail(profile, () => undefined, {
    dateForm: gathering.dateForm,
    document: (ref) => ref,
  })
  const nested = new Map(Object.entries(rendered)).get('Roles')
  const kept = residueOf(
    given,
    rendered,
    [],
    Array.isArray(given.get('Roles')) ? new Map([['Roles', nested]]) : new Map(),
  )
  gathering.unknownMembers(kept.residue?.set, MEMBERS, 'the instance profile')
  return { entity: { ...profile, ...kept }, documents: gathering.documents, warnings: gathering.warnings }
}

function profileRoles(
  listings: readonly ProfileListing[],
  roleMembers: (arn: string) => ReadonlyMap<string, unknown> | undefined,
): readonly ProfileRole[] {
  const roles = new Map<string, ProfileRole>()
  for (const { roleArn, detail, members } of listings) {
    if (roleArn !== null)
      roles.set(roleArn, { ...(roles.get(roleArn) ?? { arn: roleArn, nested: false }), listed: true })
    const copies = listOf(members.get('Roles'))
    for (const [index, nested] of (detail.Roles ?? []).entries()) {
      const known = roleMembers(nested.Arn)
      const copied = Object.fromEntries(
        NESTED_ROLE_MEMBERS.flatMap((member) =>
          known?.has(member) ? [[member, decoded(member, known.get(member))]] : [],
        ),
      )
      const copy = [...membersOf(copies[index])].map(([member, value]): [string, unknown] => [
        member,
        decoded(member, value),
      ])
      const kept = residueOf(new Map(copy), copied)
      roles.set(nested.Arn, { ...(roles.get(nested.Arn) ?? { arn: nested.Arn, listed: false }), nested: true, ...kept })
    }
  }
  return [...roles.values()].toSorted((a, b) => byCodeUnit(a.arn, b.arn))
}

const MEMBERS: ReadonlySet<string> = new Set([
  'Path',
  'InstanceProfileName',
  'InstanceProfileId',
  'Arn',
  'CreateDate',
  'Roles',
  'Tags',
])
