import type { Fact, Members } from '../../src/model/fact.ts'
import { type Part, PARTS } from '../../src/model/part.ts'
import { comparable } from '../store/comparable.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { authorizationDetails, type IamEndpoint, type LiveAccount } from './iam-endpoint/index.ts'

/** What a whole night of an account must hold; written from the account alone, as the check of everything between. */
export interface ExpectedNight {
  readonly lists: unknown
  readonly profiles: readonly string[]
  /** Those of the profiles that hold a role, which the authorization details tell of. */
  readonly profilesOfRoles: readonly string[]
  readonly facts: ReadonlyMap<Part, readonly Fact[]>
}

/** The night of a deep collection with every part. */
export async function expectedNight(endpoint: IamEndpoint): Promise<ExpectedNight> {
  return expectedOf(endpoint.account, {
    caller: endpoint.caller,
    summary: await askEndpoint(endpoint, 'GetAccountSummary'),
    report: await askEndpoint(endpoint, 'GetCredentialReport'),
  })
}

/** The same of an account as it once was, given what the endpoint said of it then. */
export function expectedOf(account: LiveAccount, told: Told): ExpectedNight {
  const facts = PARTS.map((part): [Part, readonly Fact[]] => {
    const given = (FACTS[part]?.(account, told) ?? []).map((fact) => ({ ...NOTHING, ...fact, part }))
    return [part, given.toSorted((a, b) => (a.arn < b.arn ? -1 : 1))]
  })
  return {
    lists: comparable(authorizationDetails(withAllPolicies(account))),
    profiles: ordered(account.instanceProfiles.map(({ Arn }) => Arn)),
    profilesOfRoles: ordered(
      account.instanceProfiles.filter(({ RoleName }) => RoleName !== null).map(({ Arn }) => Arn),
    ),
    facts: new Map(facts.filter(([, list]) => list.length > 0)),
  }
}

type Given = Omit<Fact, 'part' | 'activity' | 'tags'> & Partial<Pick<Fact, 'activity' | 'tags'>>

/** What the account does not say itself: the endpoint's own words. */
interface Told {
  readonly caller: IamEndpoint['caller']
  readonly summary: string
  readonly report: string
}

type FactsOf = (account: LiveAccount, told: Told) => readonly Given[]

const NOTHING = { activity: null, tags: null }

/** Policies that only bound and were left out are fetched. */
function withAllPolicies(account: LiveAccount): LiveAccount {
  const policies = account.policies.map(({ leftOut: _, ...policy }) => policy)
  return { ...account, policies }
}

const FACTS: Readonly<Partial<Record<Part, FactsOf>>> = {
  'role-settings': ({ roles }) =>
    roles.map((role) => ({
      ...principal('role', role.Arn, role.RoleId, role.RoleName),
      settings: said({ Description: role.Description, MaxSessionDuration: role.MaxSessionDuration }),
    })),
  'user-settings': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: {},
      activity: user.PasswordLastUsed === undefined ? null : { PasswordLastUsed: user.PasswordLastUsed },
    })),
  'account-summary': (account, { summary }) => {
    const all = [...summary.matchAll(/<key>(\w+)<\/key><value>(\d+)<\/value>/g)].map(
      ([, name = '', value]): [string, number] => [name, Number(value)],
    )
    const isSet = ([name]: [string, number]) =>
      /Quota$|^Account(MFAEnabled|\w+Present)$|^GlobalEndpointTokenVersion$/.test(name)
    return [
      {
        ...accountIs(account),
        settings: Object.fromEntries(all.filter(isSet)),
        activity: Object.fromEntries(all.filter((entry) => !isSet(entry))),
      },
    ]
  },
  'account-alias': (account) => [{ ...accountIs(account), settings: { AccountAliases: account.aliases } }],
  caller: (account, { caller: { Arn, UserId } }) => [
    { ...accountIs(account), settings: {}, activity: { Arn, UserId } },
  ],
  'policy-tags': ({ policies }) =>
    policies
      .filter(({ Arn }) => !Arn.includes(':iam::aws:'))
      .map((policy) => ({
        ...principal('managed-policy', policy.Arn, policy.PolicyId, policy.PolicyName),
        settings: said({ Description: policy.Description }),
        tags: tags(policy.Tags),
      })),
  'instance-profile-tags': ({ instanceProfiles }) =>
    instanceProfiles.map((profile) => ({
      ...principal('instance-profile', profile.Arn, profile.InstanceProfileId, profile.InstanceProfileName),
      settings: {},
      tags: tags(profile.Tags),
    })),
  'credential-report': (account, { report }) => {
    const [, content = ''] = /<Content>([^<]*)</.exec(report) ?? []
    const [header = [], ...rows] = Buffer.from(content, 'base64')
      .toString()
      .split('\n')
      .map((line) => line.split(','))
    return rows.map((row) => {
      const columns = header.map((name, index): [string, string] => [name, row[index] ?? '']).slice(3)
      const user = account.users.find(({ Arn }) => Arn === row[1])
      return {
        ...(user === undefined ? accountIs(account) : userIs(user)),
        settings: Object.fromEntries(columns.filter(([name]) => !name.includes('last_used'))),
        activity: Object.fromEntries(columns.filter(([name]) => name.includes('last_used'))),
      }
    })
  },
  'virtual-mfa': ({ users, virtualMfaDevices }) =>
    virtualMfaDevices.map(({ SerialNumber, EnableDate, AssignedTo }) => ({
      ...principal('mfa-device', SerialNumber, '', nameIn(SerialNumber)),
      settings: said({
        SerialNumber,
        EnableDate,
        UserArn: AssignedTo,
        UserName: users.find(({ Arn }) => Arn === AssignedTo)?.UserName,
      }),
    })),
  'password-policy': (account) => [{ ...accountIs(account), settings: { PasswordPolicy: account.passwordPolicy } }],
  saml: ({ samlProviders }) =>
    samlProviders.map(({ Arn, Tags, ...settings }) => ({
      ...provider(Arn),
      settings: { Type: 'saml', ...settings },
      tags: tags(Tags),
    })),
  oidc: ({ oidcProviders }) =>
    oidcProviders.map(({ Arn, Tags, ClientIDList, ThumbprintList, ...settings }) => ({
      ...provider(Arn),
      settings: {
        Type: 'oidc',
        ...settings,
        ClientIDList: ordered(ClientIDList),
        ThumbprintList: ordered(ThumbprintList),
      },
      tags: tags(Tags),
    })),
  'server-certificates': ({ serverCertificates }) =>
    serverCertificates.map((certificate) => ({
      ...principal(
        'server-certificate',
        certificate.Arn,
        certificate.ServerCertificateId,
        certificate.ServerCertificateName,
      ),
      settings: { Path: certificate.Path, UploadDate: certificate.UploadDate, Expiration: certificate.Expiration },
      tags: tags(certificate.Tags),
    })),
  'service-credentials': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: {
        ServiceSpecificCredentials: byMember(user.ServiceSpecificCredentials, 'ServiceSpecificCredentialId'),
      },
    })),
  'access-keys': ({ users }) =>
    users.map((user) => {
      const keys = byMember(user.AccessKeys, 'AccessKeyId')
      const uses = keys.map(({ AccessKeyId, LastUsed }) => ({
        AccessKeyId,
        ...(LastUsed ?? { ServiceName: 'N/A', Region: 'N/A' }),
      }))
      return {
        ...userIs(user),
        settings: { AccessKeys: keys.map(({ LastUsed: _, ...key }) => key) },
        activity: uses.length === 0 ? null : { AccessKeys: uses },
      }
    }),
  'mfa-devices': ({ users, virtualMfaDevices }) =>
    users.flatMap((user) => {
      const virtual = virtualMfaDevices.filter(({ AssignedTo }) => AssignedTo === user.Arn)
      const devices = [
        ...user.MFADevices.map((device) => ({ ...device, Tags: null })),
        ...virtual.map(({ SerialNumber, EnableDate, Tags }) => ({ SerialNumber, EnableDate, Tags })),
      ]
      return devices.map(({ SerialNumber, EnableDate, Tags }) => ({
        ...principal('mfa-device', SerialNumber, '', nameIn(SerialNumber)),
        settings: said({ SerialNumber, EnableDate, UserName: user.UserName, UserArn: user.Arn }),
        tags: Tags === null ? null : tags(Tags),
      }))
    }),
  'login-profiles': ({ users }) =>
    users.map((user) => ({ ...userIs(user), settings: { LoginProfile: user.LoginProfile } })),
  'signing-certificates': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: {
        Certificates: byMember(user.Certificates, 'CertificateId').map(({ CertificateBody: _, ...rest }) => rest),
      },
    })),
  'ssh-keys': ({ users }) =>
    users.map((user) => ({
      ...userIs(user),
      settings: { SSHPublicKeys: byMember(user.SSHPublicKeys, 'SSHPublicKeyId') },
    })),
  'role-details': ({ roles }) =>
    roles.map((role) => ({
      ...principal('role', role.Arn, role.RoleId, role.RoleName),
      settings: said({ SourceRoleTemplate: role.SourceRoleTemplate }),
      activity: { RoleLastUsed: role.RoleLastUsed },
    })),
  'group-members': ({ groups, users }) =>
    groups.map((group) => ({
      ...principal('group', group.Arn, group.GroupId, group.GroupName),
      settings: {
        Users: ordered(users.filter(({ GroupList }) => GroupList.includes(group.GroupName)).map(({ Arn }) => Arn)),
      },
    })),
  'last-accessed': ({ users, groups, roles, policies, servicesLastAccessed }) => {
    const own = policies.filter(({ Arn }) => !Arn.includes(':iam::aws:'))
    const everyone: readonly Pick<Given, 'kind' | 'arn' | 'id' | 'name'>[] = [
      ...users.map(userIs),
      ...groups.map((group) => principal('group', group.Arn, group.GroupId, group.GroupName)),
      ...roles.map((role) => principal('role', role.Arn, role.RoleId, role.RoleName)),
      ...own.map((policy) => principal('managed-policy', policy.Arn, policy.PolicyId, policy.PolicyName)),
    ]
    return everyone.map((entity) => ({
      ...entity,
      settings: {},
      activity: {
        ServicesLastAccessed: byMember(servicesLastAccessed.get(entity.arn) ?? [], 'ServiceNamespace'),
      },
    }))
  },
  organization: (account) => [
    {
      ...accountIs(account),
      settings:
        account.organization === null
          ? { NotApplicable: 'AccountNotManagementOrDelegatedAdministrator' }
          : { ...account.organization, EnabledFeatures: ordered(account.organization.EnabledFeatures) },
    },
  ],
}

function principal(
  kind: Fact['kind'],
  arn: string,
  id: string,
  name: string,
): Pick<Given, 'kind' | 'arn' | 'id' | 'name'> {
  return { kind, arn, id, name }
}

function userIs({ Arn, UserId, UserName }: LiveAccount['users'][number]): ReturnType<typeof principal> {
  return principal('user', Arn, UserId, UserName)
}

function accountIs({ id, partition }: LiveAccount): ReturnType<typeof principal> {
  return principal('account', `arn:${partition}:iam::${id}:root`, id, id)
}

function provider(arn: string): ReturnType<typeof principal> {
  return principal('provider', arn, '', arn.slice(arn.indexOf('/') + 1))
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

function tags(given: readonly { readonly Key: string; readonly Value: string }[]): Fact['tags'] {
  return given.map(({ Key, Value }) => ({ key: Key, value: Value }))
}

/** Members without those that the account does not have. */
function said(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null))
}

function ordered(texts: readonly string[]): readonly string[] {
  return texts.toSorted((a, b) => (a < b ? -1 : 1))
}

function byMember<Item extends object>(items: readonly Item[], member: keyof Item & string): readonly Item[] {
  return items.toSorted((a, b) => (String(a[member]) < String(b[member]) ? -1 : 1))
}
