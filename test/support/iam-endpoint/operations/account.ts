import type { Operation } from '../asked.ts'
import { IamError } from '../iam-error.ts'
import type { LiveAccount } from '../live-account.ts'
import { page, section } from '../page.ts'

/** What is said of the account as a whole. */
export const account: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['GetAccountSummary', (asked) => ({ SummaryMap: accountSummary(asked.account) })],
  [
    'ListAccountAliases',
    (asked) =>
      page(asked, [
        section({
          member: 'AccountAliases',
          items: asked.account.aliases,
          key: (alias) => alias,
          shape: (alias) => alias,
        }),
      ]),
  ],
  [
    'GetAccountPasswordPolicy',
    ({ account }) => {
      if (account.passwordPolicy !== null) return { PasswordPolicy: account.passwordPolicy }
      throw new IamError(404, 'NoSuchEntity', `The Password Policy with domain name ${account.id} cannot be found.`)
    },
  ],
  [
    'ListOrganizationsFeatures',
    ({ account }) => {
      if (account.organization !== null) return { ...account.organization }
      throw new IamError(
        400,
        'AccountNotManagementOrDelegatedAdministratorException',
        'The account is not the management account or a delegated administrator of an organization.',
      )
    },
  ],
])

/** Counts and quotas, in no order that means anything. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html} */
function accountSummary(account: LiveAccount): ReadonlyMap<string, number> {
  const { users, policies, virtualMfaDevices, root } = account
  const hardware = users.flatMap(({ MFADevices }) => MFADevices).length
  const rootArn = `arn:${account.partition}:iam::${account.id}:root`
  const isInUse = ({ AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }): boolean =>
    AttachmentCount > 0 || PermissionsBoundaryUsageCount > 0
  return new Map([
    ['Users', users.length],
    ['Groups', account.groups.length],
    ['Roles', account.roles.length],
    ['InstanceProfiles', account.instanceProfiles.length],
    ['Policies', policies.filter(({ Arn }) => !Arn.includes(':iam::aws:')).length],
    ['PolicyVersionsInUse', policies.filter(isInUse).length],
    ['MFADevices', hardware + virtualMfaDevices.length],
    ['MFADevicesInUse', hardware + virtualMfaDevices.filter(({ AssignedTo }) => AssignedTo !== null).length],
    ['Providers', account.samlProviders.length + account.oidcProviders.length],
    ['ServerCertificates', account.serverCertificates.length],
    ['AccountMFAEnabled', virtualMfaDevices.some(({ AssignedTo }) => AssignedTo === rootArn) ? 1 : 0],
    ['AccountAccessKeysPresent', root.AccessKeys.length > 0 ? 1 : 0],
    ['AccountPasswordPresent', 1],
    ['AccountSigningCertificatesPresent', 0],
    ['GlobalEndpointTokenVersion', 1],
    ...QUOTAS,
  ])
}

const QUOTAS: readonly (readonly [string, number])[] = [
  ['UsersQuota', 5000],
  ['GroupsQuota', 300],
  ['RolesQuota', 1000],
  ['InstanceProfilesQuota', 1000],
  ['PoliciesQuota', 1500],
  ['PolicyVersionsInUseQuota', 10_000],
  ['VersionsPerPolicyQuota', 5],
  ['ServerCertificatesQuota', 20],
  ['GroupsPerUserQuota', 10],
  ['AccessKeysPerUserQuota', 2],
  ['SigningCertificatesPerUserQuota', 2],
  ['AttachedPoliciesPerUserQuota', 10],
  ['AttachedPoliciesPerGroupQuota', 10],
  ['AttachedPoliciesPerRoleQuota', 10],
  ['UserPolicySizeQuota', 2048],
  ['GroupPolicySizeQuota', 5120],
  ['RolePolicySizeQuota', 10_240],
  ['PolicySizeQuota', 6144],
  ['AssumeRolePolicySizeQuota', 2048],
]
