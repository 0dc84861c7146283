import type { Fact } from '../../src/model/fact.ts'
import { AUTHORIZATION_PARTS, type Part, PARTS, type PartState } from '../../src/model/part.ts'
import { arnOf, file, group, type Members, policy, profile, role, user } from '../collector/account.ts'

/** A fact of which only the subject has to be said; without settings it is unknown. */
export type FactDraft = Pick<Fact, 'kind' | 'arn'> & Partial<Omit<Fact, 'part'>>

/** What a night says beyond its lists. A part with facts or profiles is complete unless `states` says otherwise. */
export interface Beyond {
  readonly facts?: Partial<Readonly<Record<Part, readonly FactDraft[]>>>
  readonly profiles?: readonly Members[]
  readonly states?: Partial<Readonly<Record<Part, Partial<PartState>>>>
  readonly level?: string | null
  readonly takenAt?: string
}

/** A file of lists with the member `Rolecall` that `snapshots export --all-parts` writes. */
export function withBeyond(lists: Members, beyond: Beyond): Members {
  const listed = new Set<Part>(AUTHORIZATION_PARTS.filter((part) => Object.hasOwn(lists, LISTS[part])))
  const parts = PARTS.map((part) => {
    const facts = beyond.facts?.[part]?.map(factOf)
    const given = part === 'instance-profiles' ? beyond.profiles : facts
    const read = listed.has(part) || given !== undefined
    const state = { status: read ? 'complete' : 'skipped', count: given?.length ?? 0, detail: null }
    const contents = part === 'instance-profiles' ? { instanceProfiles: given } : { facts }
    return [part, { ...state, ...(given === undefined ? {} : contents), ...beyond.states?.[part] }]
  })
  const member = {
    version: 1,
    account: '111122223333',
    partition: 'aws',
    alias: 'bakery',
    level: beyond.level === undefined ? 'deep' : beyond.level,
    sdkVersion: '3.1000.0',
    takenAt: beyond.takenAt ?? '2026-11-01T02:00:00Z',
    parts: Object.fromEntries(parts),
  }
  const whole: unknown = JSON.parse(JSON.stringify({ ...lists, Rolecall: member }))
  return whole as Members
}

const LISTS = {
  users: 'UserDetailList',
  groups: 'GroupDetailList',
  roles: 'RoleDetailList',
  'customer-policies': 'Policies',
  'aws-policies': 'Policies',
} as const

/** As an export has it: what is null is left out. */
function factOf(draft: FactDraft): Members {
  const whole = Object.entries({ id: '', name: nameOf(draft), ...draft })
  return Object.fromEntries(whole.filter(([, value]) => value !== null))
}

function nameOf({ kind, arn }: FactDraft): string {
  return kind === 'account' ? '111122223333' : arn.slice(arn.lastIndexOf('/') + 1)
}

const ada = { kind: 'user', arn: arnOf('user', 'ada'), id: String(user('ada')['UserId']) } as const
const bob = { kind: 'user', arn: arnOf('user', 'bob'), id: String(user('bob')['UserId']) } as const
const oven = { kind: 'role', arn: arnOf('role', 'oven'), id: String(role('oven')['RoleId']) } as const
const fence = {
  kind: 'managed-policy',
  arn: arnOf('policy', 'Fence'),
  id: String(policy('Fence')['PolicyId']),
} as const
const account = { kind: 'account', arn: 'arn:aws:iam::111122223333:root', id: '111122223333' } as const
const spare = profile('spare', [])
const device = { kind: 'mfa-device', arn: 'arn:aws:iam::111122223333:mfa/ada' } as const
const key = { kind: 'mfa-device', arn: 'GAHT12345678' } as const
const DAY = '2026-10-01T00:00:00+00:00'

/** A fact of every part, unknown ones, and a profile without a role. */
export const EVERY_PART: Beyond = {
  profiles: [spare],
  states: {
    'credential-report': { asOf: '2026-11-01T00:00:00Z' },
    'access-keys': {
      startedAt: '2026-11-01T02:00:01.500Z',
      endedAt: '2026-11-01T02:00:09Z',
      status: 'partial',
      detail: 'x',
    },
    'ssh-keys': { status: 'complete', detail: 'perhaps not all' },
  },
  facts: {
    'role-settings': [{ ...oven, settings: { Description: 'bakes', MaxSessionDuration: 3600 } }],
    'user-settings': [
      { ...ada, settings: {}, activity: { PasswordLastUsed: DAY } },
      { ...bob, settings: {} },
    ],
    'account-summary': [{ ...account, settings: { UsersQuota: 5000, AccountMFAEnabled: 1 }, activity: { Users: 2 } }],
    'account-alias': [{ ...account, settings: { AccountAliases: ['bakery'] } }],
    caller: [
      { ...account, settings: {}, activity: { Arn: 'arn:aws:sts::111122223333:assumed-role/n/s', UserId: 'AROAX:s' } },
    ],
    'policy-tags': [
      {
        ...fence,
        settings: { Description: 'fences' },
        tags: [
          { key: 'Team', value: 'bread' },
          { key: '__proto__', value: '' },
        ],
      },
    ],
    'instance-profile-tags': [
      {
        kind: 'instance-profile',
        arn: arnOf('instance-profile', 'spare'),
        id: String(spare['InstanceProfileId']),
        settings: {},
        tags: [{ key: 'a', value: '1' }],
      },
    ],
    'credential-report': [
      {
        ...ada,
        settings: {
          password_enabled: 'true',
          password_last_changed: '2026-01-01T00:00:00Z',
          password_next_rotation: 'N/A',
          mfa_active: 'false',
          access_key_1_active: 'true',
          access_key_1_last_rotated: 'N/A',
          cert_2_active: 'false',
        },
        activity: { password_last_used: 'no_information', access_key_1_last_used_region: 'eu-west-1' },
      },
      { ...account, settings: { mfa_active: 'true', password_enabled: 'not_supported' }, activity: {} },
    ],
    'virtual-mfa': [
      { ...device, settings: { SerialNumber: device.arn, UserArn: ada.arn, UserName: 'ada', EnableDate: DAY } },
      {
        kind: 'mfa-device',
        arn: 'arn:aws:iam::111122223333:mfa/idle',
        settings: { SerialNumber: 'arn:aws:iam::111122223333:mfa/idle' },
      },
    ],
    'password-policy': [
      {
        ...account,
        settings: { PasswordPolicy: { MinimumPasswordLength: 14, RequireSymbols: true, HardExpiry: false } },
      },
    ],
    saml: [
      {
        kind: 'provider',
        arn: 'arn:aws:iam::111122223333:saml-provider/corp',
        settings: { Type: 'saml', CreateDate: DAY, ValidUntil: '2036-10-01T00:00:00.5+02:00' },
        tags: [{ key: 'Team', value: 'id' }],
      },
    ],
    oidc: [
      {
        kind: 'provider',
        arn: 'arn:aws:iam::111122223333:oidc-provider/ci.example',
        settings: {
          Type: 'oidc',
          Url: 'ci.example',
          ClientIDList: ['sts.amazonaws.com'],
          ThumbprintList: [],
          CreateDate: DAY,
        },
        tags: [],
      },
    ],
    'server-certificates': [
      {
        kind: 'server-certificate',
        arn: arnOf('server-certificate', 'web'),
        id: 'ASCAX',
        settings: { Path: '/', UploadDate: DAY, Expiration: DAY },
        tags: [],
      },
    ],
    'service-credentials': [
      {
        ...ada,
        settings: {
          ServiceSpecificCredentials: [
            {
              ServiceSpecificCredentialId: 'ACCAX',
              ServiceName: 'codecommit.amazonaws.com',
              ServiceUserName: 'ada-at-1',
              Status: 'Active',
              CreateDate: DAY,
              ExpirationDate: DAY,
            },
          ],
        },
      },
      { ...bob, settings: { ServiceSpecificCredentials: [] } },
    ],
    'access-keys': [
      {
        ...ada,
        settings: {
          AccessKeys: [
            { AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: DAY },
            { AccessKeyId: 'AKIA2', Status: 'Inactive', CreateDate: DAY },
          ],
        },
        activity: {
          AccessKeys: [
            { AccessKeyId: 'AKIA1', LastUsedDate: DAY, Region: 'us-east-1', ServiceName: 'iam' },
            { AccessKeyId: 'AKIA2', Region: 'N/A', ServiceName: 'N/A' },
          ],
        },
      },
      bob,
    ],
    'mfa-devices': [
      {
        ...device,
        settings: { SerialNumber: device.arn, UserArn: ada.arn, UserName: 'ada', EnableDate: DAY },
        tags: [{ key: 'k', value: 'v' }],
      },
      { ...key, settings: { SerialNumber: key.arn, UserArn: bob.arn, UserName: 'bob', EnableDate: DAY } },
    ],
    'login-profiles': [
      { ...ada, settings: { LoginProfile: { CreateDate: DAY, PasswordResetRequired: false } } },
      { ...bob, settings: { LoginProfile: null } },
    ],
    'signing-certificates': [
      { ...bob, settings: { Certificates: [{ CertificateId: 'CERT1', Status: 'Active', UploadDate: DAY }] } },
    ],
    'ssh-keys': [
      { ...bob, settings: { SSHPublicKeys: [{ SSHPublicKeyId: 'APKA1', Status: 'Inactive', UploadDate: DAY }] } },
    ],
    'role-details': [
      {
        ...oven,
        settings: { SourceRoleTemplate: { TemplateArn: 'arn:aws:iam::aws:role-template/x', TemplateMinorVersion: 2 } },
        activity: { RoleLastUsed: { LastUsedDate: DAY, Region: 'us-east-1' } },
      },
    ],
    'group-members': [
      {
        kind: 'group',
        arn: arnOf('group', 'bakers'),
        id: String(group('bakers')['GroupId']),
        settings: { Users: [ada.arn, bob.arn] },
      },
    ],
    'last-accessed': [
      {
        ...oven,
        settings: {},
        activity: {
          ServicesLastAccessed: [
            {
              ServiceName: 'S3',
              ServiceNamespace: 's3',
              LastAuthenticated: DAY,
              LastAuthenticatedEntity: oven.arn,
              LastAuthenticatedRegion: 'us-east-1',
              TotalAuthenticatedEntities: 1,
            },
            { ServiceName: 'SQS', ServiceNamespace: 'sqs', TotalAuthenticatedEntities: 0 },
          ],
        },
      },
    ],
    organization: [{ ...account, settings: { OrganizationId: 'o-1', EnabledFeatures: ['RootSessions'] } }],
  },
}

/** The lists that go with it. */
export const EVERY_PART_LISTS: Members = file({
  UserDetailList: [user('ada'), user('bob', { GroupList: ['bakers'] })],
  GroupDetailList: [group('bakers')],
  RoleDetailList: [{ ...role('oven'), InstanceProfileList: [profile('oven', [role('oven')])] }],
  Policies: [policy('Fence')],
})
