/** What an entity or a document of a made-up file holds. */
export type Members = Readonly<Record<string, unknown>>

const ACCOUNT = '111122223333'
export const LAMBDA_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}
export const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

const CREATED = '2025-03-04T05:06:07+00:00'

/** The four lists as AWS sends them, empty where nothing is said. */
export function file(lists: Members = {}): Members {
  return { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [], ...lists }
}

/** A user as the AWS CLI prints one. */
export function user(name: string, more: Members = {}): Members {
  const base = entity('user', 'User', 'AIDA', name)
  return { ...base, GroupList: [], AttachedManagedPolicies: [], Tags: [], ...more }
}

/** A group as the AWS CLI prints one. */
export function group(name: string, more: Members = {}): Members {
  return { ...entity('group', 'Group', 'AGPA', name), GroupPolicyList: [], AttachedManagedPolicies: [], ...more }
}

/** A role as the AWS CLI prints one. */
export function role(name: string, more: Members = {}): Members {
  return {
    ...entity('role', 'Role', 'AROA', name),
    AssumeRolePolicyDocument: LAMBDA_TRUST,
    InstanceProfileList: [],
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    Tags: [],
    RoleLastUsed: {},
    ...more,
  }
}

/** An instance profile as it stands under a role, which is nested in it again as AWS does. */
export function profile(name: string, nested: readonly Members[], more: Members = {}): Members {
  const copied = new Set(['Path', 'RoleName', 'RoleId', 'Arn', 'CreateDate', 'AssumeRolePolicyDocument'])
  const roles = nested.map((given) =>
    Object.fromEntries(Object.entries(given).filter(([member]) => copied.has(member))),
  )
  return { ...entity('instance-profile', 'InstanceProfile', 'AIPA', name), Roles: roles, ...more }
}

/** A customer's managed policy as the AWS CLI prints one, with one version. */
export function policy(name: string, more: Members = {}): Members {
  const { Arn, ...rest } = entity('policy', 'Policy', 'ANPA', name)
  return {
    ...rest,
    Arn,
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    UpdateDate: CREATED,
    PolicyVersionList: [version('v1', ALLOW_ALL, true)],
    ...more,
  }
}

/** A version of a managed policy. */
export function version(id: string, document: unknown, isDefault = false, more: Members = {}): Members {
  return { Document: document, VersionId: id, IsDefaultVersion: isDefault, CreateDate: CREATED, ...more }
}

/** A policy of AWS's own. */
export function awsPolicy(name: string, more: Members = {}): Members {
  return policy(name, { Arn: `arn:aws:iam::aws:policy/${name}`, ...more })
}

/** An attachment, by ARN. */
export function attached(arn: string): Members {
  return { PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }
}

/** The ARN of something of this account's. */
export function arnOf(kind: string, name: string): string {
  return `arn:aws:iam::${ACCOUNT}:${kind}/${name}`
}

/** A document as the wire has it: percent-encoded by RFC 3986. */
export function encoded(document: unknown): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function entity(kind: string, prefix: string, letters: string, name: string): Members {
  const id = `${letters}${Buffer.from(name).toString('hex').toUpperCase().padEnd(16, 'X').slice(0, 16)}`
  return { Path: '/', [`${prefix}Name`]: name, [`${prefix}Id`]: id, Arn: arnOf(kind, name), CreateDate: CREATED }
}
