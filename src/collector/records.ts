import { createHash } from 'node:crypto'

import { isAwsManagedPolicy } from '../model/arn.ts'
import type { CaptureRecord, DateForm, NormalisedEntity, Usage } from '../model/capture.ts'
import type { EntityKind } from '../model/entity.ts'
import type { Part } from '../model/part.ts'
import type { GivenEntity } from './night.ts'
import { normaliseGroup } from './normalise/group.ts'
import { normaliseManagedPolicy, POLICY_USAGE, policyUsage } from './normalise/managed-policy.ts'
import { Gathering } from './normalise/members.ts'
import { normaliseRole, ROLE_USAGE, roleUsage } from './normalise/role.ts'
import { normaliseUser } from './normalise/user.ts'
import { fit, groupDetail, managedPolicyDetail, type Misfit, roleDetail, userDetail } from './pages.ts'
import { refused } from './page-set.ts'

/** Changes whenever an entity is normalised otherwise than before, so that no old fingerprint is trusted. */
const NORMALISER = 1

/** The part that an entity of the lists belongs to. */
export function partOf(entity: GivenEntity): Part {
  switch (entity.list) {
    case 'UserDetailList':
      return 'users'
    case 'GroupDetailList':
      return 'groups'
    case 'RoleDetailList':
      return 'roles'
    case 'Policies':
      return isAwsManagedPolicy(entity.arn) ? 'aws-policies' : 'customer-policies'
    default:
      return entity.list satisfies never
  }
}

/**
 * An entity as a record to be kept. Its shape is checked at once, unless the fingerprint says that it was before.
 *
 * @param listsPlainly whether a role's instance profiles are all that its list of them says
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export function recordOf(
  entity: GivenEntity,
  dateForm: DateForm,
  isKnown: (fingerprint: Buffer) => boolean,
  listsPlainly: boolean,
): CaptureRecord {
  const kind = KINDS[entity.list]
  const { members, list } = entity
  const apart = listsPlainly ? LISTING_APART : APART[list]
  const fingerprint = fingerprintOf([kind, dateForm, String(listsPlainly)], members.bytesWithout(apart))
  const normaliser = () => checked(entity, normaliserOf(entity, ownMembers(entity, listsPlainly), dateForm))
  const made = isKnown(fingerprint) ? undefined : normaliser()
  return {
    part: partOf(entity),
    kind,
    arn: entity.arn,
    id: entity.id,
    fingerprint,
    usage: usageOf(entity, dateForm),
    normalise: () => (made ?? normaliser())(),
  }
}

/** SHA-256 over words and bytes as they came, apart for every version of the normaliser. */
export function fingerprintOf(words: readonly string[], pieces: Iterable<Uint8Array>): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([NORMALISER, ...words]))
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/** What the entities of each list are. */
export const KINDS: Readonly<Record<GivenEntity['list'], EntityKind>> = {
  UserDetailList: 'user',
  GroupDetailList: 'group',
  RoleDetailList: 'role',
  Policies: 'managed-policy',
}

/** Lists that some tools give as a single object where they hold one. */
const LIST_MEMBERS: ReadonlySet<string> = new Set([
  'UserPolicyList',
  'GroupList',
  'GroupPolicyList',
  'RolePolicyList',
  'InstanceProfileList',
  'AttachedManagedPolicies',
  'Tags',
  'PolicyVersionList',
])

/** The members as a shape expects them: lists as lists, nulls gone. */
export function tidy(members: Iterable<readonly [string, unknown]>): Readonly<Record<string, unknown>> {
  const kept = [...members].filter(([, value]) => value !== null)
  return Object.fromEntries(
    kept.map(([member, value]) => [member, LIST_MEMBERS.has(member) && isSingle(value) ? [value] : value]),
  )
}

function isSingle(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Members that travel apart from an entity's own content. */
const APART: Readonly<Record<GivenEntity['list'], ReadonlySet<string>>> = {
  UserDetailList: new Set(),
  GroupDetailList: new Set(),
  RoleDetailList: new Set(ROLE_USAGE),
  Policies: new Set(POLICY_USAGE),
}
const LISTING_APART: ReadonlySet<string> = new Set([...ROLE_USAGE, 'InstanceProfileList'])

/** An entity's own content; of a role's instance profiles only that they were a list, where nothing more is to be said. */
function ownMembers({ list, members }: GivenEntity, listsPlainly: boolean): ReadonlyMap<string, unknown> {
  const own = new Map([...members].filter(([member]) => !APART[list].has(member)))
  return listsPlainly ? own.set('InstanceProfileList', []) : own
}

/** What turns an entity into the model's, or what is wrong with its shape. */
function normaliserOf(
  entity: GivenEntity,
  own: ReadonlyMap<string, unknown>,
  dateForm: DateForm,
): (() => NormalisedEntity) | Misfit {
  const gathering = () => new Gathering(entity.arn, dateForm)
  switch (entity.list) {
    case 'UserDetailList': {
      const fitted = fit(userDetail, tidy(own))
      return 'value' in fitted ? () => normaliseUser(fitted.value, own, gathering()) : fitted
    }
    case 'GroupDetailList': {
      const fitted = fit(groupDetail, tidy(own))
      return 'value' in fitted ? () => normaliseGroup(fitted.value, own, gathering()) : fitted
    }
    case 'RoleDetailList': {
      const fitted = fit(roleDetail, tidy(own))
      return 'value' in fitted ? () => normaliseRole(fitted.value, own, gathering()) : fitted
    }
    case 'Policies': {
      const fitted = fit(managedPolicyDetail, tidy(own))
      return 'value' in fitted ? () => normaliseManagedPolicy(fitted.value, own, gathering()) : fitted
    }
    default:
      return entity.list satisfies never
  }
}

const roleUsageDetail = roleDetail.pick({ RoleLastUsed: true })
const policyUsageDetail = managedPolicyDetail.pick({ AttachmentCount: true, PermissionsBoundaryUsageCount: true })

function usageOf(entity: GivenEntity, dateForm: DateForm): Usage | null {
  const { members } = entity
  const own = (names: readonly string[]) =>
    tidy(names.filter((name) => members.has(name)).map((name) => [name, members.get(name)] as const))
  if (entity.list === 'RoleDetailList') {
    const use = members.get('RoleLastUsed')
    if (isUse(use)) return roleUsage(members, { RoleLastUsed: use }, new Gathering(entity.arn, dateForm))
    const fitted = fit(roleUsageDetail, own(ROLE_USAGE))
    return roleUsage(entity.members, checked(entity, fitted).value, new Gathering(entity.arn, dateForm))
  }
  if (entity.list === 'Policies') {
    const [attached, bounding] = POLICY_USAGE.map((name) => members.get(name))
    if (Number.isSafeInteger(attached) && Number.isSafeInteger(bounding))
      return policyUsage(members, {
        AttachmentCount: Number(attached),
        PermissionsBoundaryUsageCount: Number(bounding),
      })
    const fitted = fit(policyUsageDetail, own(POLICY_USAGE))
    return policyUsage(entity.members, checked(entity, fitted).value)
  }
  return null
}

/** What nearly every role says of its use; a shape takes much longer to say so. */
function isUse(value: unknown): value is { LastUsedDate?: string; Region?: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { LastUsedDate: at, Region: region }: { LastUsedDate?: unknown; Region?: unknown } = value
  return (at === undefined || typeof at === 'string') && (region === undefined || typeof region === 'string')
}

function checked<Value extends object>(entity: GivenEntity, fitted: Value | Misfit): Value {
  if ('expected' in fitted) throw refused(entity.file, `${entity.place}${fitted.path}`, fitted.expected, fitted.found)
  return fitted
}
