import { accessKeys } from './access-keys.ts'
import { accountAlias } from './account-alias.ts'
import { accountSummary } from './account-summary.ts'
import { caller } from './caller.ts'
import { credentialReport } from './credential-report.ts'
import { groupMembers } from './group-members.ts'
import { instanceProfileTags } from './instance-profile-tags.ts'
import { lastAccessed } from './last-accessed.ts'
import { loginProfiles } from './login-profiles.ts'
import { mfaDevices } from './mfa-devices.ts'
import { oidc } from './oidc.ts'
import { organization } from './organization.ts'
import type { PartPlan } from './part-plan.ts'
import { passwordPolicy } from './password-policy.ts'
import { policyTags } from './policy-tags.ts'
import { roleDetails } from './role-details.ts'
import { roleSettings } from './role-settings.ts'
import { saml } from './saml.ts'
import { serverCertificates } from './server-certificates.ts'
import { serviceCredentials } from './service-credentials.ts'
import { signingCertificates } from './signing-certificates.ts'
import { sshKeys } from './ssh-keys.ts'
import { userSettings } from './user-settings.ts'
import { virtualMfa } from './virtual-mfa.ts'

/**
 * How each part beyond the authorization details is read, in the order in which parts are shown. The instance profiles,
 * which are entities and not facts, are read with the authorization details.
 */
export const PART_PLANS: readonly PartPlan[] = [
  roleSettings,
  userSettings,
  accountSummary,
  accountAlias,
  caller,
  policyTags,
  instanceProfileTags,
  credentialReport,
  virtualMfa,
  passwordPolicy,
  saml,
  oidc,
  serverCertificates,
  serviceCredentials,
  accessKeys,
  mfaDevices,
  loginProfiles,
  signingCertificates,
  sshKeys,
  roleDetails,
  groupMembers,
  lastAccessed,
  organization,
]
