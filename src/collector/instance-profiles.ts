import { NESTED_ROLE_MEMBERS } from '../model/authorization-details.ts'
import type { CaptureRecord, DateForm } from '../model/capture.ts'
import type { GivenEntity } from './night.ts'
import { normaliseInstanceProfile, type ProfileListing } from './normalise/instance-profile.ts'
import { Gathering } from './normalise/members.ts'
import { sameJson } from './normalise/residue.ts'
import { fit, roleDetail } from './pages.ts'
import { listOf } from '../util/list.ts'
import { membersOf } from '../util/members.ts'
import { refused } from './page-set.ts'
import { fingerprintOf, tidy } from './records.ts'

const profileList = roleDetail.pick({ InstanceProfileList: true })

/**
 * The instance profiles that the roles of a night list, each once. They belong to the part `roles`: profiles without a
 * role do not come up here, so this is no complete list of them.
 *
 * @throws RolecallError INPUT where one profile is described in two ways
 */
export function instanceProfileRecords(entities: readonly GivenEntity[], dateForm: DateForm): readonly CaptureRecord[] {
  const given = entities.filter((entity) => entity.list === 'RoleDetailList')
  const roles = new Map(given.map((role) => [role.arn, role]))
  const profiles = new Map<string, [ProfileListing, ...ProfileListing[]]>()
  for (const role of given) {
    for (const [index, listing] of listings(role).entries()) {
      const { detail } = listing
      const key = `${detail.Arn} ${detail.InstanceProfileId ?? ''}`
      const known = profiles.get(key)
      if (known === undefined) profiles.set(key, [listing])
      else if (sameButRoles(known[0], listing)) known.push(listing)
      else
        throw refused(
          role.file,
          `${role.place}.InstanceProfileList[${index}]`,
          'each profile described in one way',
          `another ${detail.Arn}`,
        )
    }
  }
  return [...profiles.values()].map((places) => profileRecord(places, roles, dateForm))
}

function listings(role: GivenEntity): readonly ProfileListing[] {
  const given = role.members.get('InstanceProfileList')
  if (given == null) return []
  const fitted = fit(profileList, tidy([['InstanceProfileList', given]]))
  if ('expected' in fitted) throw refused(role.file, `${role.place}${fitted.path}`, fitted.expected, fitted.found)
  const members = listOf(given).map(membersOf)
  return (fitted.value.InstanceProfileList ?? []).map((detail, index) => ({
    roleArn: role.arn,
    detail,
    members: members[index] ?? new Map(),
  }))
}

function sameButRoles(a: ProfileListing, b: ProfileListing): boolean {
  const withoutRoles = ({ members }: ProfileListing) => Object.fromEntries(new Map(members).set('Roles', []))
  return sameJson(withoutRoles(a), withoutRoles(b))
}

function profileRecord(
  places: readonly [ProfileListing, ...ProfileListing[]],
  roles: ReadonlyMap<string, GivenEntity>,
  dateForm: DateForm,
): CaptureRecord {
  const { detail } = places[0]
  const normalise = () =>
    normaliseInstanceProfile(places, (arn) => roles.get(arn)?.members, new Gathering(detail.Arn, dateForm))
  return {
    part: 'roles',
    kind: 'instance-profile',
    arn: detail.Arn,
    id: detail.InstanceProfileId ?? '',
    fingerprint: fingerprintOf(['instance-profile', dateForm, ...places.map((place) => listingAsGiven(place, roles))]),
    usage: null,
    normalise,
  }
}

/** All that the profile is made from: the listing as it came, and what the roles that it repeats say of themselves. */
function listingAsGiven(
  { roleArn, detail, members }: ProfileListing,
  roles: ReadonlyMap<string, GivenEntity>,
): unknown {
  const repeated = (detail.Roles ?? []).map(({ Arn }) =>
    NESTED_ROLE_MEMBERS.map((member) => roles.get(Arn)?.members.get(member)),
  )
  return [roleArn, [...members], repeated]
}
