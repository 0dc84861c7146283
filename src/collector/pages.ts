import { z } from 'zod'

import { describe } from '../util/describe.ts'
import { memberOf } from '../util/members.ts'

/**
 * The shapes of GetAccountAuthorizationDetails as files hold them. Every member is optional, as in AWS's own model,
 * apart from what nothing can be told apart without; unknown members pass. Documents are read elsewhere.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html}
 */
const text = z.string({ error: 'a string' }).overwrite(wellFormed)
const arn = z.string({ error: 'an ARN' }).regex(/^arn:/, { error: 'an ARN' }).overwrite(wellFormed)
const date = z.union([z.string(), z.number()], { error: 'a date' })
const count = z.int({ error: 'a whole number' })
const flag = z.boolean({ error: 'true or false' })

function list<Item extends z.ZodType>(item: Item, expected: string) {
  return z.array(item, { error: `a list of ${expected}` }).optional()
}

const tags = list(z.looseObject({ Key: text, Value: text }, { error: 'a tag {Key, Value}' }), '{Key, Value}')
const inlinePolicies = list(
  z.looseObject(
    { PolicyName: text, PolicyDocument: z.unknown().optional() },
    { error: 'an inline policy {PolicyName, PolicyDocument}' },
  ),
  '{PolicyName, PolicyDocument}',
)
const attachedPolicies = list(
  z.looseObject(
    { PolicyName: text.nullish(), PolicyArn: arn },
    { error: 'an attached policy {PolicyName, PolicyArn}' },
  ),
  '{PolicyName, PolicyArn}',
)
const boundary = z
  .looseObject(
    { PermissionsBoundaryType: text.nullish(), PermissionsBoundaryArn: arn },
    { error: 'a boundary {PermissionsBoundaryArn}' },
  )
  .optional()

const nestedRole = z.looseObject({ Arn: arn }, { error: 'a role {Arn, …}' })
export const instanceProfile = z.looseObject(
  {
    Arn: arn,
    Path: text.nullish(),
    InstanceProfileName: text.nullish(),
    InstanceProfileId: text.nullish(),
    CreateDate: date.nullish(),
    Roles: list(nestedRole, 'roles').nullable(),
  },
  { error: 'an instance profile {Arn, InstanceProfileName, Roles}' },
)

export const userDetail = z.looseObject(
  {
    Arn: arn,
    Path: text.optional(),
    UserName: text.optional(),
    UserId: text.optional(),
    CreateDate: date.optional(),
    UserPolicyList: inlinePolicies,
    GroupList: list(text, 'group names'),
    AttachedManagedPolicies: attachedPolicies,
    PermissionsBoundary: boundary,
    Tags: tags,
  },
  { error: 'a user {Arn, UserName, …}' },
)

export const groupDetail = z.looseObject(
  {
    Arn: arn,
    Path: text.optional(),
    GroupName: text.optional(),
    GroupId: text.optional(),
    CreateDate: date.optional(),
    GroupPolicyList: inlinePolicies,
    AttachedManagedPolicies: attachedPolicies,
  },
  { error: 'a group {Arn, GroupName, …}' },
)

export const roleDetail = z.looseObject(
  {
    Arn: arn,
    Path: text.optional(),
    RoleName: text.optional(),
    RoleId: text.optional(),
    CreateDate: date.optional(),
    AssumeRolePolicyDocument: z.unknown().optional(),
    InstanceProfileList: list(instanceProfile, 'instance profiles'),
    RolePolicyList: inlinePolicies,
    AttachedManagedPolicies: attachedPolicies,
    PermissionsBoundary: boundary,
    Tags: tags,
    RoleLastUsed: z
      .looseObject(
        { LastUsedDate: date.nullish(), Region: text.nullish() },
        { error: 'an object {LastUsedDate, Region}' },
      )
      .optional(),
  },
  { error: 'a role {Arn, RoleName, …}' },
)

const policyVersion = z.looseObject(
  { VersionId: text, Document: z.unknown().optional(), IsDefaultVersion: flag.nullish(), CreateDate: date.nullish() },
  { error: 'a policy version {VersionId, Document}' },
)

export const managedPolicyDetail = z.looseObject(
  {
    Arn: arn,
    Path: text.optional(),
    PolicyName: text.optional(),
    PolicyId: text.optional(),
    DefaultVersionId: text.optional(),
    AttachmentCount: count.optional(),
    PermissionsBoundaryUsageCount: count.optional(),
    IsAttachable: flag.optional(),
    Description: text.optional(),
    CreateDate: date.optional(),
    UpdateDate: date.optional(),
    PolicyVersionList: list(policyVersion, '{VersionId, Document, IsDefaultVersion}'),
  },
  { error: 'a managed policy {Arn, PolicyName, …}' },
)

export type UserDetail = z.infer<typeof userDetail>
export type GroupDetail = z.infer<typeof groupDetail>
export type RoleDetail = z.infer<typeof roleDetail>
export type InstanceProfileDetail = z.infer<typeof instanceProfile>
export type ManagedPolicyDetail = z.infer<typeof managedPolicyDetail>

/** What is wrong with a value: where in it, what stands there, and what should. */
export interface Misfit {
  /** JSON path below the value, such as `.AttachedManagedPolicies[0].PolicyArn`. */
  readonly path: string
  readonly expected: string
  readonly found: string
}

/** Reads a value as one of the shapes above; the first misfit in document order where it is none. */
export function fit<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
): { readonly value: z.infer<Shape> } | Misfit {
  const result = shape.safeParse(value)
  if (result.success) return { value: result.data }
  const issue = result.error.issues[0]
  const steps = issue?.path ?? []
  const found = steps.reduce<unknown>((at, step) => memberOf(at, step), value)
  return { path: steps.map(pathStep).join(''), expected: issue?.message ?? 'something else', found: describe(found) }
}

/** A text without halves of surrogate pairs, which JSON can spell and a database cannot keep; what came goes to the residue. */
export function wellFormed(given: string): string {
  return given.replace(/\p{Surrogate}/gu, '\ufffd')
}

/** A step of a JSON path: `[3]`, `.Arn`, or `["odd name"]`. */
export function pathStep(step: PropertyKey): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[A-Za-z_]\w*$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(String(step))}]`
}
