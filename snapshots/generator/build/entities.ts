import { REGION } from '../company.ts'
import type { Group, InlinePolicy, InstanceProfile, Policy, PolicyDocument, Role, User } from '../types.ts'
import { hexDigits } from './hash.ts'
import { trustsIdentityCenter, trustsService } from './trust.ts'

/** The members of `T` that have no default in its builder, and any of the others. */
type Given<T, Required extends keyof T> = Pick<T, Required> & Partial<T>

const holder = { path: '/', attached: [], inline: [] } as const

/** A person of the company unless the path says otherwise. */
export function user(given: Given<User, 'name' | 'created'>): User {
  return { ...holder, identity: given.name, path: '/people/', groups: [], boundary: null, tags: [], ...given }
}

export function group(given: Given<Group, 'name' | 'created'>): Group {
  return { ...holder, identity: given.name, ...given }
}

/** A role that was never used unless `used` says when. */
export function role(given: Given<Role, 'name' | 'created' | 'trust'>): Role {
  return { ...holder, identity: given.name, boundary: null, tags: [], used: null, region: REGION, ...given }
}

/** A service-linked role: AWS makes it, names it and alone may change it. */
export function serviceLinkedRole(given: Given<Role, 'name' | 'created'> & { readonly service: string }): Role {
  const { service, ...rest } = given
  return role({ path: `/aws-service-role/${service}.amazonaws.com/`, trust: trustsService(service), ...rest })
}

/** A role that Identity Center makes for a permission set. */
export function identityCenterRole(
  given: Omit<Given<Role, 'created'>, 'name'> & { readonly permissionSet: string },
): Role {
  const { permissionSet, ...rest } = given
  return role({
    name: `AWSReservedSSO_${permissionSet}_${hexDigits(permissionSet, 16)}`,
    path: `/aws-reserved/sso.amazonaws.com/${REGION}/`,
    trust: trustsIdentityCenter(),
    ...rest,
  })
}

/** An instance profile: of the role of its own name unless `role` says otherwise. */
export function instanceProfile(given: Given<InstanceProfile, 'name' | 'created'>): InstanceProfile {
  return { identity: given.name, path: '/', role: given.name, ...given }
}

export function inline(name: string, policyDocument: PolicyDocument): InlinePolicy {
  return { PolicyName: name, PolicyDocument: policyDocument }
}

/** What is said about a managed policy: its documents by date, oldest first. */
interface PolicyGiven extends Partial<Pick<Policy, 'path' | 'defaultVersion'>> {
  readonly name: string
  /** The number of the oldest version still kept; later than 1 where older ones were deleted. */
  readonly oldest?: number
  /** When the policy was made; the date of its oldest version where that is version 1. */
  readonly created?: string
  readonly versions: readonly (readonly [date: string, document: PolicyDocument])[]
}

/** A policy of the company's own; the newest version is the default one unless another is named. */
export function policy(given: PolicyGiven): Policy {
  return managed('customer', given)
}

/** A policy of AWS's: printed only while something uses it. */
export function awsPolicy(given: PolicyGiven): Policy {
  return managed('aws', given)
}

function managed(owner: Policy['owner'], given: PolicyGiven): Policy {
  const oldest = given.oldest ?? 1
  const versions = given.versions.map(([date, content], index) => ({
    number: oldest + index,
    created: date,
    document: content,
  }))
  const [first] = versions
  if (first === undefined) throw new Error(`policy ${given.name} has no version`)
  return {
    owner,
    identity: given.name,
    name: given.name,
    path: given.path ?? '/',
    created: given.created ?? first.created,
    versions,
    defaultVersion: given.defaultVersion ?? oldest + versions.length - 1,
  }
}
