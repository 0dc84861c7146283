import { createHash } from 'node:crypto'

import type {
  LiveAttachment,
  LiveBoundary,
  LiveDocument,
  LiveGroup,
  LiveInstanceProfile,
  LivePolicy,
  LivePolicyVersion,
  LiveRole,
  LiveUser,
} from './live-entities.ts'

/** Whose an entity is. */
export interface Owner {
  readonly id: string
  readonly partition: string
}

/** Shorter words for what AWS writes at length: policies by name, `aws:` before those of AWS, or by ARN. */
export interface Holding {
  readonly attached?: readonly string[]
  readonly boundary?: string
  readonly inline?: Readonly<Record<string, LiveDocument>>
}

export type GivenUser = Partial<LiveUser> & Holding & { readonly UserName: string }
export type GivenGroup = Partial<LiveGroup> & Omit<Holding, 'boundary'> & { readonly GroupName: string }
export type GivenRole = Partial<LiveRole> & Holding & { readonly RoleName: string }
export type GivenInstanceProfile = Partial<LiveInstanceProfile> & { readonly InstanceProfileName: string }
export type GivenPolicy = Partial<LivePolicy> & {
  readonly PolicyName: string
  /** Documents, the newest first, which is the default. */
  readonly versions?: readonly LiveDocument[]
  /** Whether it is one of AWS's own. */
  readonly aws?: boolean
}

export function liveUser(owner: Owner, given: GivenUser): LiveUser {
  const { attached, boundary, inline, ...rest } = given
  return {
    ...basics(owner, 'user', given.UserName, given.Path),
    UserId: uniqueId('AIDA', owner, given.UserName),
    UserPolicyList: inlines(inline),
    GroupList: [],
    AttachedManagedPolicies: attachments(owner, attached),
    ...boundaryOf(owner, boundary),
    Tags: [],
    LoginProfile: null,
    AccessKeys: [],
    Certificates: [],
    SSHPublicKeys: [],
    MFADevices: [],
    ServiceSpecificCredentials: [],
    ...rest,
  }
}

export function liveGroup(owner: Owner, given: GivenGroup): LiveGroup {
  const { attached, inline, ...rest } = given
  return {
    ...basics(owner, 'group', given.GroupName, given.Path),
    GroupId: uniqueId('AGPA', owner, given.GroupName),
    GroupPolicyList: inlines(inline),
    AttachedManagedPolicies: attachments(owner, attached),
    ...rest,
  }
}

export function liveRole(owner: Owner, given: GivenRole): LiveRole {
  const { attached, boundary, inline, ...rest } = given
  return {
    ...basics(owner, 'role', given.RoleName, given.Path),
    RoleId: uniqueId('AROA', owner, given.RoleName),
    AssumeRolePolicyDocument: EC2_TRUST,
    RolePolicyList: inlines(inline),
    AttachedManagedPolicies: attachments(owner, attached),
    ...boundaryOf(owner, boundary),
    Tags: [],
    RoleLastUsed: {},
    MaxSessionDuration: 3600,
    ...rest,
  }
}

export function liveInstanceProfile(owner: Owner, given: GivenInstanceProfile): LiveInstanceProfile {
  return {
    ...basics(owner, 'instance-profile', given.InstanceProfileName, given.Path),
    InstanceProfileId: uniqueId('AIPA', owner, given.InstanceProfileName),
    RoleName: null,
    Tags: [],
    ...given,
  }
}

export function livePolicy(owner: Owner, { versions, aws = false, ...given }: GivenPolicy): LivePolicy {
  const documents = versions ?? [ALLOW_LISTING]
  const basic = basics(owner, 'policy', given.PolicyName, given.Path)
  return {
    ...basic,
    Arn: aws ? policyArn(owner, `aws:${given.PolicyName}`) : basic.Arn,
    PolicyId: uniqueId('ANPA', owner, `${aws ? 'aws ' : ''}${given.PolicyName}`),
    DefaultVersionId: `v${documents.length}`,
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    UpdateDate: CREATED,
    PolicyVersionList: documents.map((document, index): LivePolicyVersion => ({
      Document: document,
      VersionId: `v${documents.length - index}`,
      IsDefaultVersion: index === 0,
      CreateDate: CREATED,
    })),
    Tags: [],
    ...given,
  }
}

/** A unique id as AWS makes them: four letters that say the kind, then seventeen. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids} */
function uniqueId(prefix: string, { id }: Owner, name: string): string {
  const digest = createHash('sha256').update(`${prefix} ${id} ${name}`).digest()
  return prefix + Array.from(digest.subarray(0, 17), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** The ARN of a managed policy by its name, `aws:` before those of AWS; ARNs are taken as they are. */
function policyArn({ id, partition }: Owner, name: string): string {
  if (name.startsWith('arn:')) return name
  const [, aws] = /^aws:(.*)$/.exec(name) ?? []
  return aws === undefined ? `arn:${partition}:iam::${id}:policy/${name}` : `arn:${partition}:iam::aws:policy/${aws}`
}

function basics(
  { id, partition }: Owner,
  kind: string,
  name: string,
  path = '/',
): { readonly Path: string; readonly Arn: string; readonly CreateDate: string } {
  return { Path: path, Arn: `arn:${partition}:iam::${id}:${kind}${path}${name}`, CreateDate: CREATED }
}

function inlines(given: Holding['inline']): LiveUser['UserPolicyList'] {
  return Object.entries(given ?? {}).map(([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }))
}

function attachments(owner: Owner, names: readonly string[] = []): LiveAttachment[] {
  return names.map((name) => {
    const arn = policyArn(owner, name)
    return { PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }
  })
}

/** AWS says `Policy` where its model says otherwise. */
function boundaryOf(owner: Owner, name: string | undefined): { readonly PermissionsBoundary?: LiveBoundary } {
  if (name === undefined) return {}
  return {
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: policyArn(owner, name) },
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const CREATED = '2025-03-04T05:06:07+00:00'

const EC2_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

const ALLOW_LISTING = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
}
