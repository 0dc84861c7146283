import type { DocumentText } from './document.ts'

interface OfUser {
  readonly UserName: string
}
interface OfGroup {
  readonly GroupName: string
}
interface OfRole {
  readonly RoleName: string
}
interface OfProfile {
  readonly InstanceProfileName: string
}
interface OfPolicy {
  readonly PolicyArn: string
}
interface Inline {
  readonly PolicyName: string
}
interface Document {
  readonly PolicyDocument: DocumentText
}
interface Bounded {
  readonly PermissionsBoundary: string
}
interface Tagged {
  readonly Tags: readonly PlannedTag[]
}
interface Untagged {
  readonly TagKeys: readonly string[]
}
interface Created {
  readonly Path?: string | undefined
}

interface MayBeBounded {
  readonly PermissionsBoundary?: string | undefined
}
interface MayBeTagged {
  readonly Tags?: readonly PlannedTag[] | undefined
}

/** A tag as AWS's requests have it. */
export interface PlannedTag {
  readonly Key: string
  readonly Value: string
}

/**
 * What each operation that can be planned takes: the members of AWS's own requests, so that a plan reads like the calls
 * that it stands for. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html}
 */
export interface Requests {
  readonly AttachUserPolicy: OfUser & OfPolicy
  readonly AttachGroupPolicy: OfGroup & OfPolicy
  readonly AttachRolePolicy: OfRole & OfPolicy
  readonly DetachUserPolicy: OfUser & OfPolicy
  readonly DetachGroupPolicy: OfGroup & OfPolicy
  readonly DetachRolePolicy: OfRole & OfPolicy
  readonly PutUserPolicy: OfUser & Inline & Document
  readonly PutGroupPolicy: OfGroup & Inline & Document
  readonly PutRolePolicy: OfRole & Inline & Document
  readonly DeleteUserPolicy: OfUser & Inline
  readonly DeleteGroupPolicy: OfGroup & Inline
  readonly DeleteRolePolicy: OfRole & Inline
  readonly UpdateAssumeRolePolicy: OfRole & Document
  readonly CreatePolicyVersion: OfPolicy & Document & { readonly SetAsDefault?: boolean | undefined }
  readonly SetDefaultPolicyVersion: OfPolicy & { readonly VersionId: string }
  readonly DeletePolicyVersion: OfPolicy & { readonly VersionId: string }
  readonly PutUserPermissionsBoundary: OfUser & Bounded
  readonly PutRolePermissionsBoundary: OfRole & Bounded
  readonly DeleteUserPermissionsBoundary: OfUser
  readonly DeleteRolePermissionsBoundary: OfRole
  readonly TagUser: OfUser & Tagged
  readonly TagRole: OfRole & Tagged
  readonly TagPolicy: OfPolicy & Tagged
  readonly TagInstanceProfile: OfProfile & Tagged
  readonly UntagUser: OfUser & Untagged
  readonly UntagRole: OfRole & Untagged
  readonly UntagPolicy: OfPolicy & Untagged
  readonly UntagInstanceProfile: OfProfile & Untagged
  readonly AddUserToGroup: OfGroup & OfUser
  readonly RemoveUserFromGroup: OfGroup & OfUser
  readonly AddRoleToInstanceProfile: OfProfile & OfRole
  readonly RemoveRoleFromInstanceProfile: OfProfile & OfRole
  readonly CreateUser: OfUser & Created & MayBeBounded & MayBeTagged
  readonly CreateGroup: OfGroup & Created
  readonly CreateRole: OfRole &
    Created & { readonly AssumeRolePolicyDocument: DocumentText } & MayBeBounded &
    MayBeTagged
  readonly CreateInstanceProfile: OfProfile & Created & MayBeTagged
  readonly CreatePolicy: Inline & Created & Document & MayBeTagged
  readonly DeleteAccessKey: OfUser & { readonly AccessKeyId: string }
  readonly DeleteSigningCertificate: OfUser & { readonly CertificateId: string }
  readonly DeleteSSHPublicKey: OfUser & { readonly SSHPublicKeyId: string }
  readonly DeleteServiceSpecificCredential: OfUser & { readonly ServiceSpecificCredentialId: string }
  readonly DeleteLoginProfile: OfUser
  readonly DeactivateMFADevice: OfUser & { readonly SerialNumber: string }
  readonly DeleteUser: OfUser
  readonly DeleteGroup: OfGroup
  readonly DeleteRole: OfRole
  readonly DeleteInstanceProfile: OfProfile
  readonly DeletePolicy: OfPolicy
}

export type PlannedAction = keyof Requests

/** One call to AWS that is planned. */
export type PlannedChange = { readonly [A in PlannedAction]: { readonly action: A } & Requests[A] }[PlannedAction]

/** A planned change, and where it was asked for: a place in a file, or an option. */
export interface PlanEntry {
  readonly at: string
  readonly change: PlannedChange
}
