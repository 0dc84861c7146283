import { NESTED_ROLE_MEMBERS } from '../model/authorization-details.ts'
import type { CaptureRecord, DateForm } from '../model/capture.ts'
import { listOf } from '../util/list.ts'
import { membersOf } from '../util/members.ts'
import type { GivenEntity } from './night.ts'
import { normaliseInstanceProfile, type ProfileListing } from './normalise/instance-profile.ts'
import { Gathering } from './normalise/members.ts'
import { sameJson } from './normalise/residue.ts'
import { fit, roleDetail, wellFormed } from './pages.ts'
import { refused } from './page-set.ts'
import { fingerprintOf, tidy } from './records.ts'

const profileList = roleDetail.pick({ InstanceProfileList: true })

/** One place where an instance profile came up, not yet checked. */
interface GivenListing {
  readonly role: GivenEntity
  readonly index: number
  readonly members: ReadonlyMap<string, unknown>
}

type Places = readonly [GivenListing, ...GivenListing[]]

/** The instance profiles under each role, as they came. */
export type Listings = ReadonlyMap<GivenEntity, readonly ReadonlyMap<string, unknown>[]>

/** Reads the list of instance profiles of each role. */
export function profileListings(entities: readonly GivenEntity[]): Listings {
  const roles = entities.filter((entity) => entity.list === 'RoleDetailList')
  return new Map(roles.map((role) => [role, listOf(role.members.get('InstanceProfileList')).map(membersOf)]))
}

/**
 * The instance profiles that the roles of a night list, each once. They belong to the part `roles`: profiles without a
 * role do not come up here, so this is no complete list of them.
 *
 * @throws RolecallError INPUT where one profile is described in two ways, or is none
 */
export function instanceProfileRecords(
  entities: readonly GivenEntity[],
  listings: Listings,
  dateForm: DateForm,
  isKnown: (fingerprint: Buffer) => boolean,
): readonly CaptureRecord[] {
  const given = entities.filter((entity) => entity.list === 'RoleDetailList')
  const roles = new Map(given.map((role) => [role.arn, role]))
  const profiles = new Map<string, [GivenListing, ...GivenListing[]]>()
  for (const role of given) {
    const listed = listings.get(role) ?? []
    if (!listed.every((members) => typeof members.get('Arn') === 'string')) checked(role)
    for (const [index, members] of listed.entries()) {
      const key = JSON.stringify([members.get('Arn'), members.get('InstanceProfileId') ?? ''])
      const known = profiles.get(key)
      if (known === undefined) profiles.set(key, [{ role, index, members }])
      else if (sameButRoles(known[0], { role, index, members })) known.push({ role, index, members })
      else
        throw refused(
          role.file,
          `${role.place}.InstanceProfileList[${index}]`,
          'each profile described in one way',
          `another ${String(members.get('Arn'))}`,
        )
    }
  }
  return [...profiles.values()].map((places) => profileRecord(places, roles, dateForm, isKnown))
}

/**
 * The roles whose list of instance profiles says no more than the profiles themselves do: a list, each profile in it
 * once and nowhere else, and no other role within. The lists of all others are kept as they came.
 */
export function rolesThatListPlainly(listings: Listings): ReadonlySet<GivenEntity> {
  const listed = [...listings].flatMap(([role, profiles]) =>
    role.members.isList('InstanceProfileList') ? [{ role, profiles }] : [],
  )
  const uses = new Map<unknown, number>()
  for (const { profiles } of listed)
    for (const profile of profiles) uses.set(profile.get('Arn'), (uses.get(profile.get('Arn')) ?? 0) + 1)
  const isPlain = (role: GivenEntity, profile: ReadonlyMap<string, unknown>) =>
    uses.get(profile.get('Arn')) === 1 &&
    listOf(profile.get('Roles')).length <= 1 &&
    listOf(profile.get('Roles')).every((nested) => membersOf(nested).get('Arn') === role.members.get('Arn'))
  const plain = listed.filter(({ role, profiles }) => profiles.every((profile) => isPlain(role, profile)))
  return new Set(plain.map(({ role }) => role))
}

function sameButRoles(a: GivenListing, b: GivenListing): boolean {
  const withoutRoles = ({ members }: GivenListing) => Object.fromEntries(new Map(members).set('Roles', []))
  return sameJson(withoutRoles(a), withoutRoles(b))
}

function profileRecord(
  places: Places,
  roles: ReadonlyMap<string, GivenEntity>,
  dateForm: DateForm,
  isKnown: (fingerprint: Buffer) => boolean,
): CaptureRecord {
  const words = places.map(({ role, members }) => JSON.stringify([role.arn, [...members]]))
  const fingerprint = fingerprintOf(['instance-profile', dateForm, ...words], repeatedBytes(places, roles))
  const listings = () => places.map(listing) as [ProfileListing, ...ProfileListing[]]
  const made = isKnown(fingerprint) ? undefined : listings()
  const { arn, id } = identityOf(places[0])
  return {
    part: 'roles',
    kind: 'instance-profile',
    arn,
    id,
    fingerprint,
    usage: null,
    normalise: () =>
      normaliseInstanceProfile(made ?? listings(), (role) => roles.get(role)?.members, new Gathering(arn, dateForm)),
  }
}

function identityOf({ members }: GivenListing): { readonly arn: string; readonly id: string } {
  const [arn, id] = [members.get('Arn'), members.get('InstanceProfileId')]
  return { arn: typeof arn === 'string' ? wellFormed(arn) : '', id: typeof id === 'string' ? wellFormed(id) : '' }
}

/** What the roles that a profile repeats say of themselves. */
function* repeatedBytes(places: Places, roles: ReadonlyMap<string, GivenEntity>): Generator<Uint8Array> {
  for (const { members } of places) {
    for (const nested of listOf(members.get('Roles'))) {
      const role = roles.get(String(membersOf(nested).get('Arn')))
      for (const member of NESTED_ROLE_MEMBERS) {
        yield role?.members.bytesOf(member) ?? NOTHING
        yield SEPARATOR
      }
    }
  }
}

const NOTHING = Buffer.alloc(0)
const SEPARATOR = Buffer.of(0)

function listing({ role, index, members }: GivenListing): ProfileListing {
  const detail = checked(role)[index]
  if (detail === undefined) throw new RangeError(`no instance profile ${index} of ${role.arn}`)
  return { roleArn: role.arn, detail, members }
}

/** A role's profiles as their shape has them. */
function checked(role: GivenEntity): readonly ProfileListing['detail'][] {
  const fitted = fit(profileList, tidy([['InstanceProfileList', role.members.get('InstanceProfileList')]]))
  if ('expected' in fitted) throw refused(role.file, `${role.place}${fitted.path}`, fitted.expected, fitted.found)
  return fitted.value.InstanceProfileList ?? []
}
