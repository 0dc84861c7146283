import type { CaptureRecord, DateForm } from '../model/capture.ts'
import type { GivenEntity } from './night.ts'
import { normaliseInstanceProfile, type ProfileListing } from './normalise/instance-profile.ts'
import { Gathering } from './normalise/members.ts'
import { sameJson } from './normalise/residue.ts'
import { fit, roleDetail } from './pages.ts'
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
  const roles = new Map(entities.filter((entity) => entity.list === 'RoleDetailList').map((role) => [role.arn, role]))
  const profiles = new Map<string, [ProfileListing, ...ProfileListing[]]>()
  for (const role of roles.values()) {
    for (const [index, detail] of listedProfiles(role).entries()) {
      const key = `${detail.Arn} ${detail.InstanceProfileId ?? ''}`
      const known = profiles.get(key)
      if (known === undefined) profiles.set(key, [{ roleArn: role.arn, detail }])
      else if (sameButRoles(known[0], { roleArn: role.arn, detail })) known.push({ roleArn: role.arn, detail })
      else throw refused(role.file, `${role.place}.InstanceProfileList[${index}]`, 'each profile described in one way', `another ${detail.Arn}`)
    }
  }
  return [...profiles.values()].map((listings) => profileRecord(listings, roles, dateForm))
}

function listedProfiles(role: GivenEntity): readonly ProfileListing['detail'][] {
  if (role.members.get('InstanceProfileList') == null) return []
  const fitted = fit(profileList, tidy([['InstanceProfileList', role.members.get('InstanceProfileList')]]))
  if ('expected' in fitted) throw refused(role.file, `${role.place}${fitted.path}`, fitted.expected, fitted.found)
  return fitted.value.InstanceProfileList ?? []
}

function sameButRoles(a: ProfileListing, b: ProfileListing): boolean {
  return sameJson({ ...a.detail, Roles: [] }, { ...b.detail, Roles: [] })
}

function profileRecord(
  listings: readonly [ProfileListing, ...ProfileListing[]],
  roles: ReadonlyMap<string, GivenEntity>,
  dateForm: DateForm,
): CaptureRecord {
  const { detail } = listings[0]
  const normalise = () =>
    normaliseInstanceProfile(listings, (arn) => roles.get(arn)?.members, new Gathering(detail.Arn, dateForm))
  const { entity } = normalise()
  return {
    part: 'roles',
    kind: 'instance-profile',
    arn: detail.Arn,
    id: entity.id,
    fingerprint: fingerprintOf(['instance-profile', dateForm, entity]),
    usage: null,
    normalise,
  }
}
