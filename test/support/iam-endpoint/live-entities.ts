/** A JSON object with AWS's own member names. */
export type Members = Readonly<Record<string, unknown>>

/** A document as its author thinks of it, or the very text where its spelling matters. */
export type LiveDocument = Members | string

export interface LiveTag {
  Key: string
  Value: string
}

export interface LiveAttachment {
  PolicyName: string
  PolicyArn: string
}

export interface LiveInlinePolicy {
  PolicyName: string
  PolicyDocument: LiveDocument
}

export interface LiveBoundary {
  PermissionsBoundaryType: string
  PermissionsBoundaryArn: string
}

export interface LiveAccessKey {
  AccessKeyId: string
  Status: 'Active' | 'Inactive'
  CreateDate: string
  /** Null where it was never used. */
  LastUsed: { LastUsedDate: string; ServiceName: string; Region: string } | null
}

export interface LiveUser {
  Path: string
  UserName: string
  UserId: string
  Arn: string
  CreateDate: string
  UserPolicyList: LiveInlinePolicy[]
  GroupList: string[]
  AttachedManagedPolicies: LiveAttachment[]
  PermissionsBoundary?: LiveBoundary
  Tags: LiveTag[]
  PasswordLastUsed?: string
  /** Null where there is no password. */
  LoginProfile: { CreateDate: string; PasswordResetRequired: boolean } | null
  AccessKeys: LiveAccessKey[]
  Certificates: { CertificateId: string; CertificateBody: string; Status: string; UploadDate: string }[]
  SSHPublicKeys: { SSHPublicKeyId: string; Status: string; UploadDate: string }[]
  /** Hardware and FIDO ones; virtual ones belong to the account. */
  MFADevices: { SerialNumber: string; EnableDate: string }[]
  ServiceSpecificCredentials: Members[]
}

export interface LiveGroup {
  Path: string
  GroupName: string
  GroupId: string
  Arn: string
  CreateDate: string
  GroupPolicyList: LiveInlinePolicy[]
  AttachedManagedPolicies: LiveAttachment[]
}

export interface LiveRole {
  Path: string
  RoleName: string
  RoleId: string
  Arn: string
  CreateDate: string
  AssumeRolePolicyDocument: LiveDocument
  RolePolicyList: LiveInlinePolicy[]
  AttachedManagedPolicies: LiveAttachment[]
  PermissionsBoundary?: LiveBoundary
  Tags: LiveTag[]
  /** Empty where the role was never used. */
  RoleLastUsed: { LastUsedDate?: string; Region?: string }
  Description?: string
  MaxSessionDuration: number
  SourceRoleTemplate?: { TemplateArn: string; TemplateMinorVersion: number }
}

export interface LiveInstanceProfile {
  Path: string
  InstanceProfileName: string
  InstanceProfileId: string
  Arn: string
  CreateDate: string
  /** Null where it holds no role. */
  RoleName: string | null
  Tags: LiveTag[]
}

export interface LivePolicy {
  PolicyName: string
  PolicyId: string
  Arn: string
  Path: string
  DefaultVersionId: string
  AttachmentCount: number
  PermissionsBoundaryUsageCount: number
  IsAttachable: boolean
  CreateDate: string
  UpdateDate: string
  PolicyVersionList: LivePolicyVersion[]
  Description?: string
  Tags: LiveTag[]
  /** Left out of the authorization details, as policies that only bound once were; GetPolicy gives it. */
  leftOut?: true
}

export interface LivePolicyVersion {
  Document: LiveDocument
  VersionId: string
  IsDefaultVersion: boolean
  CreateDate: string
}

export interface LiveVirtualMfaDevice {
  SerialNumber: string
  EnableDate?: string
  /** Of a user or the root of the account; null where nobody has it. */
  AssignedTo: string | null
  Tags: LiveTag[]
}

export interface LiveSamlProvider {
  Arn: string
  CreateDate: string
  ValidUntil: string
  SAMLProviderUUID: string
  SAMLMetadataDocument: string
  Tags: LiveTag[]
}

export interface LiveOidcProvider {
  Arn: string
  Url: string
  ClientIDList: string[]
  ThumbprintList: string[]
  CreateDate: string
  Tags: LiveTag[]
}

export interface LiveServerCertificate {
  Path: string
  ServerCertificateName: string
  ServerCertificateId: string
  Arn: string
  UploadDate: string
  Expiration: string
  CertificateBody: string
  Tags: LiveTag[]
}
