import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/**
 * The shape of a night, strictly: a member that AWS does not send (a policy's description, an empty UserPolicyList,
 * tags on an instance profile) fails here.
 */

const oneOrMany = z.union([z.string(), z.array(z.string()).min(1)])
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.partialRecord(z.enum(['AWS', 'Service', 'Federated']), oneOrMany).optional(),
  Action: oneOrMany.optional(),
  NotAction: oneOrMany.optional(),
  Resource: oneOrMany.optional(),
  Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).optional(),
})
const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Statement: z.union([statement, z.array(statement).min(1)]),
})

const date = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[A-Z0-9]{17}$`))
const tags = z.array(
  z.strictObject({
    Key: z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u),
    Value: z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u),
  }),
)
const attached = z.array(z.strictObject({ PolicyName: z.string(), PolicyArn: z.string() }))
const inline = z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: document }))
const boundary = z.strictObject({ PermissionsBoundaryType: z.literal('Policy'), PermissionsBoundaryArn: z.string() })

const user = z.strictObject({
  Path: z.string(),
  UserName: z.string(),
  UserId: id('AIDA'),
  Arn: z.string(),
  CreateDate: date,
  UserPolicyList: inline.min(1).optional(),
  GroupList: z.array(z.string()),
  AttachedManagedPolicies: attached,
  PermissionsBoundary: boundary.optional(),
  Tags: tags,
})

const group = z.strictObject({
  Path: z.string(),
  GroupName: z.string(),
  GroupId: id('AGPA'),
  Arn: z.string(),
  CreateDate: date,
  GroupPolicyList: inline,
  AttachedManagedPolicies: attached,
})

const roleHead = {
  Path: z.string(),
  RoleName: z.string(),
  RoleId: id('AROA'),
  Arn: z.string(),
  CreateDate: date,
  AssumeRolePolicyDocument: document,
}

const instanceProfile = z.strictObject({
  Path: z.string(),
  InstanceProfileName: z.string(),
  InstanceProfileId: id('AIPA'),
  Arn: z.string(),
  CreateDate: date,
  Roles: z.array(z.strictObject(roleHead)).length(1),
})

const role = z.strictObject({
  ...roleHead,
  InstanceProfileList: z.array(instanceProfile),
  RolePolicyList: inline,
  AttachedManagedPolicies: attached,
  PermissionsBoundary: boundary.optional(),
  Tags: tags,
  RoleLastUsed: z.union([z.strictObject({ LastUsedDate: date, Region: z.string() }), z.strictObject({})]),
})

const policy = z.strictObject({
  PolicyName: z.string(),
  PolicyId: id('ANPA'),
  Arn: z.string(),
  Path: z.string(),
  DefaultVersionId: z.string(),
  AttachmentCount: z.number(),
  PermissionsBoundaryUsageCount: z.number(),
  IsAttachable: z.literal(true),
  CreateDate: date,
  UpdateDate: date,
  PolicyVersionList: z
    .array(
      z.strictObject({
        Document: document,
        VersionId: z.string().regex(/^v[1-9][0-9]*$/),
        IsDefaultVersion: z.boolean(),
        CreateDate: date,
      }),
    )
    .min(1),
})

const night = z.strictObject({
  UserDetailList: z.array(user),
  GroupDetailList: z.array(group),
  RoleDetailList: z.array(role),
  Policies: z.array(policy),
})

export type Night = z.infer<typeof night>
export type Document = z.infer<typeof document>

/** The text of a committed night. */
export function nightText(fileName: string): string {
  return readFileSync(fileURLToPath(new URL(`../../snapshots/${fileName}`, import.meta.url)), 'utf8')
}

/** A committed night, checked against the shape. */
export function readNight(fileName: string): Night {
  return night.parse(JSON.parse(nightText(fileName)))
}

/** The statements of a document, whether listed or single. */
export function statementsOf({ Statement: statements }: Document) {
  return Array.isArray(statements) ? statements : [statements]
}

/** The AWS principals that a trust policy names. */
export function awsPrincipals(trust: Document): readonly string[] {
  return statementsOf(trust).flatMap(({ Principal: principal }) => principal?.AWS ?? [])
}
