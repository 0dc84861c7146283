import {
  type GivenGroup,
  type GivenInstanceProfile,
  type GivenPolicy,
  type GivenRole,
  type GivenUser,
  liveGroup,
  liveInstanceProfile,
  livePolicy,
  liveRole,
  liveUser,
} from './given-entities.ts'
import type {
  LiveAccessKey,
  LiveGroup,
  LiveInstanceProfile,
  LiveOidcProvider,
  LivePolicy,
  LiveRole,
  LiveSamlProvider,
  LiveServerCertificate,
  LiveUser,
  LiveVirtualMfaDevice,
  Members,
} from './live-entities.ts'

/**
 * An account as the endpoint serves it: plain data with AWS's member names, dates as the AWS CLI prints them. It may be
 * changed at any time; the next answer tells of it as it then is.
 */
export interface LiveAccount {
  id: string
  partition: string
  aliases: string[]
  users: LiveUser[]
  groups: LiveGroup[]
  roles: LiveRole[]
  instanceProfiles: LiveInstanceProfile[]
  /** The customer's, and those of AWS that are in use. */
  policies: LivePolicy[]
  virtualMfaDevices: LiveVirtualMfaDevice[]
  samlProviders: LiveSamlProvider[]
  oidcProviders: LiveOidcProvider[]
  serverCertificates: LiveServerCertificate[]
  /** Null where the account has none of its own. */
  passwordPolicy: Members | null
  /** Null where this account does not manage an organization. */
  organization: { OrganizationId: string; EnabledFeatures: string[] } | null
  root: { CreateDate: string; PasswordLastUsed: string | null; AccessKeys: LiveAccessKey[] }
  /** When the credential report that is given out was made. */
  reportGeneratedAt: string
  /** What each principal or policy was used for, by ARN. */
  servicesLastAccessed: Map<string, Members[]>
  /** What AssumeRole asks for; null where nothing. */
  externalId: string | null
}

/** What a test says of an account; the rest is filled in. */
export type GivenAccount = Partial<
  Omit<LiveAccount, 'users' | 'groups' | 'roles' | 'instanceProfiles' | 'policies' | 'servicesLastAccessed'>
> & {
  readonly users?: readonly GivenUser[]
  readonly groups?: readonly GivenGroup[]
  readonly roles?: readonly GivenRole[]
  readonly instanceProfiles?: readonly GivenInstanceProfile[]
  readonly policies?: readonly GivenPolicy[]
  readonly servicesLastAccessed?: ReadonlyMap<string, readonly Members[]>
}

/** Makes an account: ids, ARNs and dates of its entities follow from their names, and policies count who holds them. */
export function liveAccount(given: GivenAccount = {}): LiveAccount {
  const { users, groups, roles, instanceProfiles, policies, servicesLastAccessed, ...rest } = given
  const owner = { id: given.id ?? '111122223333', partition: given.partition ?? 'aws' }
  const account: LiveAccount = {
    aliases: [],
    virtualMfaDevices: [],
    samlProviders: [],
    oidcProviders: [],
    serverCertificates: [],
    passwordPolicy: null,
    organization: null,
    root: { CreateDate: '2019-04-01T07:00:00+00:00', PasswordLastUsed: null, AccessKeys: [] },
    reportGeneratedAt: '2026-11-21T00:45:00+00:00',
    externalId: null,
    ...rest,
    ...owner,
    users: (users ?? []).map((user) => liveUser(owner, user)),
    groups: (groups ?? []).map((group) => liveGroup(owner, group)),
    roles: (roles ?? []).map((role) => liveRole(owner, role)),
    instanceProfiles: (instanceProfiles ?? []).map((profile) => liveInstanceProfile(owner, profile)),
    policies: (policies ?? []).map((policy) => livePolicy(owner, policy)),
    servicesLastAccessed: new Map([...(servicesLastAccessed ?? [])].map(([arn, services]) => [arn, [...services]])),
  }
  countHolders(account)
  return account
}

/** Sets how often each policy is attached, and used as a boundary: to be called where a test changed who holds it. */
export function countHolders(account: LiveAccount): void {
  const attached = [...account.users, ...account.groups, ...account.roles].flatMap((holder) =>
    holder.AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn),
  )
  const bounds = [...account.users, ...account.roles].flatMap(
    ({ PermissionsBoundary }) => PermissionsBoundary?.PermissionsBoundaryArn ?? [],
  )
  const attachments = counted(attached)
  const boundaries = counted(bounds)
  for (const policy of account.policies) {
    policy.AttachmentCount = attachments.get(policy.Arn) ?? 0
    policy.PermissionsBoundaryUsageCount = boundaries.get(policy.Arn) ?? 0
  }
}

function counted(arns: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const arn of arns) counts.set(arn, (counts.get(arn) ?? 0) + 1)
  return counts
}
