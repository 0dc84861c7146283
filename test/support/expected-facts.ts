import type { Part } from '../../src/model/part.ts'
import { CREDENTIAL_FACTS } from './expected-credentials.ts'
import {
  accountIs,
  byMember,
  type FactsOf,
  type Given,
  ordered,
  principal,
  provider,
  said,
  tags,
  userIs,
} from './expected-fact.ts'

/** What an account says in each part beyond the authorization details. */
export const FACTS: Readonly<Partial<Record<Part, FactsOf>>> = {
  ...CREDENTIAL_FACTS,
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
