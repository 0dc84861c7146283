import { z } from 'zod'

import type { DocumentText } from '../model/document.ts'
import type { PlannedAction, Requests } from '../model/planned-change.ts'
import { readDocument } from './document.ts'

// What IAM takes is what its reference gives as patterns: nothing else could be sent, nor written as a command.

const NAME = 'a name of letters, digits and +=,.@-_'
const POLICY_ARN = 'the ARN of a managed policy'
const PATH = 'a path: /, or /…/'
const KEY = 'a key of a tag: 1 to 128 letters, digits, blanks and _.:/=+-@, not beginning with aws:'
const VALUE = 'a value of a tag: at most 256 letters, digits, blanks and _.:/=+-@'

const named = (longest: number) =>
  z
    .string({ error: NAME })
    .regex(/^[\w+=,.@-]+$/, { error: NAME })
    .max(longest, { error: NAME })

const arn = z
  .string({ error: POLICY_ARN })
  .regex(/^arn:[\w-]+:iam::(?:\d{12}|aws):policy\/[!-~]+$/, { error: POLICY_ARN })
const path = z
  .string({ error: PATH })
  .regex(/^\/(?:[!-~]*\/)?$/, { error: PATH })
  .max(512, { error: PATH })
  .optional()
const versionId = z.string({ error: 'a version such as v2' }).regex(/^v[1-9]\d*$/, { error: 'a version such as v2' })

const ID = 'an id of letters and digits'
const SERIAL = 'a serial number of letters, digits and =/:,.@-_'
const id = z.string({ error: ID }).regex(/^\w{1,128}$/, { error: ID })
const serial = z.string({ error: SERIAL }).regex(/^[\w+=/:,.@-]{9,256}$/, { error: SERIAL })

/** {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html} */
const key = z.string({ error: KEY }).regex(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu, { error: KEY })
const value = z.string({ error: VALUE }).regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u, { error: VALUE })
const Tags = z
  .array(z.strictObject({ Key: key, Value: value }, { error: 'a tag {Key, Value}' }), {
    error: 'a list of tags {Key, Value}',
  })
  .min(1, { error: 'at least one tag' })
const TagKeys = z.array(key, { error: 'a list of keys' }).min(1, { error: 'at least one key' })

const document = z.unknown().transform((given, context): DocumentText => {
  const read = readDocument(given)
  if (read?.parsed === true && read.raw === null) return read
  context.addIssue({ code: 'custom', message: 'a policy document, each of its keys once' })
  return z.NEVER
})

const user = { UserName: named(64) }
const group = { GroupName: named(128) }
const role = { RoleName: named(64) }
const profile = { InstanceProfileName: named(128) }
const policy = { PolicyArn: arn }
const inline = { PolicyName: named(128) }
const PolicyDocument = document
const bounded = { PermissionsBoundary: arn }
const mayBeBounded = { PermissionsBoundary: arn.optional() }
const mayBeTagged = { Tags: Tags.optional() }

/** What a plan may hold of each operation; a member that is not here is one that nobody would see take effect. */
export const PLAN_SHAPES: { readonly [A in PlannedAction]: z.ZodType<{ action: A } & Requests[A]> } = {
  AttachUserPolicy: entry('AttachUserPolicy', { ...user, ...policy }),
  AttachGroupPolicy: entry('AttachGroupPolicy', { ...group, ...policy }),
  AttachRolePolicy: entry('AttachRolePolicy', { ...role, ...policy }),
  DetachUserPolicy: entry('DetachUserPolicy', { ...user, ...policy }),
  DetachGroupPolicy: entry('DetachGroupPolicy', { ...group, ...policy }),
  DetachRolePolicy: entry('DetachRolePolicy', { ...role, ...policy }),
  PutUserPolicy: entry('PutUserPolicy', { ...user, ...inline, PolicyDocument }),
  PutGroupPolicy: entry('PutGroupPolicy', { ...group, ...inline, PolicyDocument }),
  PutRolePolicy: entry('PutRolePolicy', { ...role, ...inline, PolicyDocument }),
  DeleteUserPolicy: entry('DeleteUserPolicy', { ...user, ...inline }),
  DeleteGroupPolicy: entry('DeleteGroupPolicy', { ...group, ...inline }),
  DeleteRolePolicy: entry('DeleteRolePolicy', { ...role, ...inline }),
  UpdateAssumeRolePolicy: entry('UpdateAssumeRolePolicy', { ...role, PolicyDocument }),
  CreatePolicyVersion: entry('CreatePolicyVersion', {
    ...policy,
    PolicyDocument,
    SetAsDefault: z.boolean({ error: 'true or false' }).optional(),
  }),
  SetDefaultPolicyVersion: entry('SetDefaultPolicyVersion', { ...policy, VersionId: versionId }),
  DeletePolicyVersion: entry('DeletePolicyVersion', { ...policy, VersionId: versionId }),
  PutUserPermissionsBoundary: entry('PutUserPermissionsBoundary', { ...user, ...bounded }),
  PutRolePermissionsBoundary: entry('PutRolePermissionsBoundary', { ...role, ...bounded }),
  DeleteUserPermissionsBoundary: entry('DeleteUserPermissionsBoundary', user),
  DeleteRolePermissionsBoundary: entry('DeleteRolePermissionsBoundary', role),
  TagUser: entry('TagUser', { ...user, Tags }),
  TagRole: entry('TagRole', { ...role, Tags }),
  TagPolicy: entry('TagPolicy', { ...policy, Tags }),
  TagInstanceProfile: entry('TagInstanceProfile', { ...profile, Tags }),
  UntagUser: entry('UntagUser', { ...user, TagKeys }),
  UntagRole: entry('UntagRole', { ...role, TagKeys }),
  UntagPolicy: entry('UntagPolicy', { ...policy, TagKeys }),
  UntagInstanceProfile: entry('UntagInstanceProfile', { ...profile, TagKeys }),
  AddUserToGroup: entry('AddUserToGroup', { ...group, ...user }),
  RemoveUserFromGroup: entry('RemoveUserFromGroup', { ...group, ...user }),
  AddRoleToInstanceProfile: entry('AddRoleToInstanceProfile', { ...profile, ...role }),
  RemoveRoleFromInstanceProfile: entry('RemoveRoleFromInstanceProfile', { ...profile, ...role }),
  CreateUser: entry('CreateUser', { ...user, Path: path, ...mayBeBounded, ...mayBeTagged }),
  CreateGroup: entry('CreateGroup', { ...group, Path: path }),
  CreateRole: entry('CreateRole', {
    ...role,
    Path: path,
    AssumeRolePolicyDocument: document,
    ...mayBeBounded,
    ...mayBeTagged,
  }),
  CreateInstanceProfile: entry('CreateInstanceProfile', { ...profile, Path: path, ...mayBeTagged }),
  CreatePolicy: entry('CreatePolicy', { ...inline, Path: path, PolicyDocument, ...mayBeTagged }),
  DeleteAccessKey: entry('DeleteAccessKey', { ...user, AccessKeyId: id }),
  DeleteSigningCertificate: entry('DeleteSigningCertificate', { ...user, CertificateId: id }),
  DeleteSSHPublicKey: entry('DeleteSSHPublicKey', { ...user, SSHPublicKeyId: id }),
  DeleteServiceSpecificCredential: entry('DeleteServiceSpecificCredential', {
    ...user,
    ServiceSpecificCredentialId: id,
  }),
  DeleteLoginProfile: entry('DeleteLoginProfile', user),
  DeactivateMFADevice: entry('DeactivateMFADevice', { ...user, SerialNumber: serial }),
  DeleteUser: entry('DeleteUser', user),
  DeleteGroup: entry('DeleteGroup', group),
  DeleteRole: entry('DeleteRole', role),
  DeleteInstanceProfile: entry('DeleteInstanceProfile', profile),
  DeletePolicy: entry('DeletePolicy', policy),
}

function entry<A extends PlannedAction, Members extends z.ZodRawShape>(action: A, members: Members) {
  const expected = `an entry {action, ${Object.keys(members).join(', ')}} and no other member`
  return z.strictObject({ action: z.literal(action), ...members }, { error: expected })
}
