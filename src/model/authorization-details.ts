import type { DateForm } from './capture.ts'
import { printDate } from './date-form.ts'
import type { DocumentRef } from './document.ts'
import type {
  AttachedPolicy,
  Boundary,
  Group,
  InlinePolicy,
  InstanceProfile,
  LastUsed,
  ManagedPolicy,
  PolicyVersion,
  ProfileRole,
  Residue,
  Role,
  Tag,
  User,
} from './entity.ts'

/** A JSON object being put together; undefined members are left out. */
type Detail = Readonly<Record<string, unknown>>

/** How to write what the model holds differently: dates as one tool does, documents decoded. */
export interface Rendering {
  readonly dateForm: DateForm
  readonly document: (ref: DocumentRef) => unknown
}

/** The members of GetAccountAuthorizationDetails in which lists of entities come. */
export const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const

/** A user as GetAccountAuthorizationDetails gives it, which leaves `UserPolicyList` out when it is empty. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html} */
export function userDetail(user: User, rendering: Rendering): Detail {
  return withResidue(
    {
      Path: user.path,
      UserName: user.name,
      UserId: user.id,
      Arn: user.arn,
      CreateDate: date(user.createdAt, rendering),
      UserPolicyList: user.inline.length > 0 ? inlinePolicies(user.inline, rendering) : undefined,
      GroupList: user.groups ?? undefined,
      AttachedManagedPolicies: attachedPolicies(user.attached),
      PermissionsBoundary: boundary(user.boundary),
      Tags: tags(user.tags),
    },
    user.residue,
  )
}

/** A group as GetAccountAuthorizationDetails gives it. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html} */
export function groupDetail(group: Group, rendering: Rendering): Detail {
  return withResidue(
    {
      Path: group.path,
      GroupName: group.name,
      GroupId: group.id,
      Arn: group.arn,
      CreateDate: date(group.createdAt, rendering),
      GroupPolicyList: inlinePolicies(group.inline, rendering),
      AttachedManagedPolicies: attachedPolicies(group.attached),
    },
    group.residue,
  )
}

/** A role as GetAccountAuthorizationDetails gives it; its instance profiles are handed in, ready. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html} */
export function roleDetail(role: Role, profiles: readonly Detail[], rendering: Rendering): Detail {
  return withResidue(
    {
      Path: role.path,
      RoleName: role.name,
      RoleId: role.id,
      Arn: role.arn,
      CreateDate: date(role.createdAt, rendering),
      AssumeRolePolicyDocument: document(role.trust, rendering),
      InstanceProfileList: profiles,
      RolePolicyList: inlinePolicies(role.inline, rendering),
      AttachedManagedPolicies: attachedPolicies(role.attached),
      PermissionsBoundary: boundary(role.boundary),
      Tags: tags(role.tags),
      ...(role.usageResidue ?? lastUsedDetail(role.lastUsed, rendering)),
    },
    role.residue,
  )
}

/** The member of a role that moves by itself; an empty RoleLastUsed says that no use was recorded. */
export function lastUsedDetail(lastUsed: LastUsed | null, rendering: Rendering): Detail {
  if (lastUsed === null) return {}
  return { RoleLastUsed: defined({ LastUsedDate: date(lastUsed.at, rendering), Region: lastUsed.region ?? undefined }) }
}

/** An instance profile as it stands in a role's InstanceProfileList; `nested` finds the full detail of a role in the same night. */
export function instanceProfileDetail(
  profile: InstanceProfile,
  nested: (arn: string) => Detail | undefined,
  rendering: Rendering,
): Detail {
  return withResidue(
    {
      Path: profile.path,
      InstanceProfileName: profile.name,
      InstanceProfileId: profile.id,
      Arn: profile.arn,
      CreateDate: date(profile.createdAt, rendering),
      Roles: profile.roles.filter((role) => role.nested).map((role) => nestedRole(role, nested(role.arn))),
    },
    profile.residue,
  )
}

/** The members of a role that AWS repeats inside InstanceProfileList. */
export const NESTED_ROLE_MEMBERS = [
  'Path',
  'RoleName',
  'RoleId',
  'Arn',
  'CreateDate',
  'AssumeRolePolicyDocument',
] as const

/** A managed policy as GetAccountAuthorizationDetails gives it, which leaves its Description out. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html} */
export function managedPolicyDetail(policy: ManagedPolicy, rendering: Rendering): Detail {
  return withResidue(
    {
      PolicyName: policy.name,
      PolicyId: policy.id,
      Arn: policy.arn,
      Path: policy.path,
      DefaultVersionId: policy.defaultVersion ?? undefined,
      ...(policy.usageResidue ?? countersDetail(policy)),
      IsAttachable: policy.isAttachable ?? undefined,
      Description: policy.description ?? undefined,
      CreateDate: date(policy.createdAt, rendering),
      UpdateDate: date(policy.updatedAt, rendering),
      PolicyVersionList: policy.versions?.map((version) => policyVersionDetail(version, rendering)),
    },
    policy.residue,
  )
}

/** One version of a managed policy. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html} */
export function policyVersionDetail(version: PolicyVersion, rendering: Rendering): Detail {
  return withResidue(
    {
      Document: document(version.document, rendering),
      VersionId: version.version,
      IsDefaultVersion: version.isDefault,
      CreateDate: date(version.createdAt, rendering),
    },
    version.residue,
  )
}

/** The counters of a managed policy, which move when others attach it. */
export function countersDetail(policy: Pick<ManagedPolicy, 'attachmentCount' | 'boundaryUsageCount'>): Detail {
  return defined({
    AttachmentCount: policy.attachmentCount ?? undefined,
    PermissionsBoundaryUsageCount: policy.boundaryUsageCount ?? undefined,
  })
}

function nestedRole(role: ProfileRole, full: Detail | undefined): Detail {
  const known = new Map(Object.entries(full ?? {}))
  return withResidue(Object.fromEntries(NESTED_ROLE_MEMBERS.map((member) => [member, known.get(member)])), role.residue)
}

function inlinePolicies(policies: readonly InlinePolicy[] | null, rendering: Rendering): readonly Detail[] | undefined {
  return policies?.map((policy) =>
    defined({ PolicyName: policy.name, PolicyDocument: document(policy.document, rendering) }),
  )
}

function attachedPolicies(policies: readonly AttachedPolicy[] | null): readonly Detail[] | undefined {
  return policies?.map((policy) => ({ PolicyName: policy.name, PolicyArn: policy.arn }))
}

function boundary(given: Boundary | null): Detail | undefined {
  return given === null
    ? undefined
    : defined({ PermissionsBoundaryType: given.type ?? undefined, PermissionsBoundaryArn: given.arn })
}

function tags(given: readonly Tag[] | null): readonly Detail[] | undefined {
  return given?.map((tag) => ({ Key: tag.key, Value: tag.value }))
}

function date(iso: string | null, rendering: Rendering): string | undefined {
  return iso === null ? undefined : printDate(iso, rendering.dateForm)
}

function document(ref: DocumentRef | null, rendering: Rendering): unknown {
  return ref === null ? undefined : rendering.document(ref)
}

/** Gives back what the input said beyond the model. Entries, since a member may be called `__proto__`. */
function withResidue(detail: Detail, residue: Residue | undefined): Detail {
  const kept = defined(detail)
  if (residue === undefined) return kept
  const absent = new Set(residue.absent)
  const own = Object.entries(kept).filter(([member]) => !absent.has(member))
  return Object.fromEntries([...own, ...Object.entries(residue.set ?? {})])
}

function defined(detail: Detail): Detail {
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined))
}
