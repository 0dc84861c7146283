/** What may be asked of IAM: these operations read, or have AWS write a report of its own; none changes an account. */
export const IAM_OPERATIONS = [
  'GenerateCredentialReport',
  'GenerateServiceLastAccessedDetails',
  'GetAccessKeyLastUsed',
  'GetAccountAuthorizationDetails',
  'GetAccountPasswordPolicy',
  'GetAccountSummary',
  'GetCredentialReport',
  'GetGroup',
  'GetInstanceProfile',
  'GetLoginProfile',
  'GetOpenIDConnectProvider',
  'GetPolicy',
  'GetPolicyVersion',
  'GetRole',
  'GetSAMLProvider',
  'GetServiceLastAccessedDetails',
  'ListAccessKeys',
  'ListAccountAliases',
  'ListInstanceProfiles',
  'ListMFADeviceTags',
  'ListMFADevices',
  'ListOpenIDConnectProviders',
  'ListOrganizationsFeatures',
  'ListPolicyVersions',
  'ListRoles',
  'ListSAMLProviders',
  'ListSSHPublicKeys',
  'ListServerCertificateTags',
  'ListServerCertificates',
  'ListServiceSpecificCredentials',
  'ListSigningCertificates',
  'ListUsers',
  'ListVirtualMFADevices',
] as const

/** The same of STS: who the caller is, for which no permission is needed. */
export const STS_OPERATIONS = ['GetCallerIdentity'] as const

export type IamOperation = (typeof IAM_OPERATIONS)[number]
export type StsOperation = (typeof STS_OPERATIONS)[number]

/** Whether an operation is one of IAM's that read. */
export function isIamOperation(operation: string): operation is IamOperation {
  return IAM_OPERATIONS.some((known) => known === operation)
}

/** Whether an operation is one of STS's that read. */
export function isStsOperation(operation: string): operation is StsOperation {
  return STS_OPERATIONS.some((known) => known === operation)
}
