import type { PartStatus } from '../../../src/model/part.ts'
import { fact, HOME, policy, READ, role, user } from '../nights.ts'
import { LINKED, SSO, testDiff } from '../test-diff.ts'

const read = (part: string, status: PartStatus = 'complete') => ({ [part]: status })
const ada = user('ada')
const oven = role('oven')

testDiff('members of facts', {
  'a setting given, changed and taken away; a null one is none': [
    {
      parts: read('role-settings'),
      facts: [fact('role-settings', oven, { Description: null, MaxSessionDuration: 3600, Old: true })],
    },
    {
      parts: read('role-settings'),
      facts: [fact('role-settings', oven, { Description: 'bakes', MaxSessionDuration: 7200 })],
    },
    [
      'posture role oven: attribute description added: null -> "bakes"',
      'posture role oven: attribute maxSessionDuration modified: 3600 -> 7200',
      'posture role oven: attribute old removed: true -> null',
    ],
  ],
  'columns of a report keep their names, and what moves by itself is activity': [
    {
      parts: read('credential-report'),
      facts: [
        fact('credential-report', HOME, { mfa_active: 'true' }, { activity: { password_last_used: 'no_information' } }),
      ],
    },
    {
      parts: read('credential-report'),
      facts: [
        fact('credential-report', HOME, { mfa_active: 'false' }, { activity: { password_last_used: '2026-11-01' } }),
      ],
    },
    [
      'activity account 123456789012: usage password_last_used modified: "no_information" -> "2026-11-01"',
      'posture account 123456789012: attribute mfa_active modified: "true" -> "false"',
    ],
  ],
  'a first use': [
    { parts: read('user-settings'), facts: [fact('user-settings', ada, {})] },
    {
      parts: read('user-settings'),
      facts: [fact('user-settings', ada, {}, { activity: { PasswordLastUsed: '2026-11-01T10:00:00+00:00' } })],
    },
    ['activity user ada: usage passwordLastUsed added: null -> "2026-11-01T10:00:00+00:00"'],
  ],
  'an object one level down': [
    {
      parts: read('password-policy'),
      facts: [fact('password-policy', HOME, { PasswordPolicy: { MinimumPasswordLength: 8, RequireSymbols: true } })],
    },
    {
      parts: read('password-policy'),
      facts: [fact('password-policy', HOME, { PasswordPolicy: { MinimumPasswordLength: 14, HardExpiry: false } })],
    },
    [
      'posture account 123456789012: attribute passwordPolicy.hardExpiry added: null -> false',
      'posture account 123456789012: attribute passwordPolicy.minimumPasswordLength modified: 8 -> 14',
      'posture account 123456789012: attribute passwordPolicy.requireSymbols removed: true -> null',
    ],
  ],
  'an object that one night has not': [
    { parts: read('login-profiles'), facts: [fact('login-profiles', ada, { LoginProfile: null })] },
    {
      parts: read('login-profiles'),
      facts: [fact('login-profiles', ada, { LoginProfile: { CreateDate: '2026-11-01' } })],
    },
    ['posture user ada: attribute loginProfile added: null -> {"CreateDate":"2026-11-01"}'],
  ],
  'items of a list, each by its id': [
    {
      parts: read('access-keys'),
      facts: [
        fact('access-keys', ada, {
          AccessKeys: [
            { AccessKeyId: 'AKIA1', Status: 'Active' },
            { AccessKeyId: 'AKIA2', Status: 'Active' },
          ],
        }),
      ],
    },
    {
      parts: read('access-keys'),
      facts: [
        fact('access-keys', ada, {
          AccessKeys: [
            { AccessKeyId: 'AKIA3', Status: 'Active' },
            { Status: 'Inactive', AccessKeyId: 'AKIA2' },
          ],
        }),
      ],
    },
    [
      'posture user ada: attribute accessKey/AKIA1 removed: {"AccessKeyId":"AKIA1","Status":"Active"} -> null',
      'posture user ada: attribute accessKey/AKIA2 modified: {"AccessKeyId":"AKIA2","Status":"Active"} -> {"Status":"Inactive","AccessKeyId":"AKIA2"}',
      'posture user ada: attribute accessKey/AKIA3 added: null -> {"AccessKeyId":"AKIA3","Status":"Active"}',
    ],
  ],
  'the use of a key is activity; that of one which came with the key is none of its own': [
    {
      parts: read('access-keys'),
      facts: [
        fact(
          'access-keys',
          ada,
          { AccessKeys: [{ AccessKeyId: 'AKIA1' }] },
          { activity: { AccessKeys: [{ AccessKeyId: 'AKIA1' }] } },
        ),
      ],
    },
    {
      parts: read('access-keys'),
      facts: [
        fact(
          'access-keys',
          ada,
          { AccessKeys: [{ AccessKeyId: 'AKIA1' }, { AccessKeyId: 'AKIA2' }] },
          { activity: { AccessKeys: [{ AccessKeyId: 'AKIA1', Region: 'eu-west-1' }, { AccessKeyId: 'AKIA2' }] } },
        ),
      ],
    },
    [
      'activity user ada: usage accessKey/AKIA1 modified: {"AccessKeyId":"AKIA1"} -> {"AccessKeyId":"AKIA1","Region":"eu-west-1"}',
      'posture user ada: attribute accessKey/AKIA2 added: null -> {"AccessKeyId":"AKIA2"}',
    ],
  ],
  'services, where only activity tells of them': [
    {
      parts: read('last-accessed'),
      facts: [fact('last-accessed', oven, {}, { activity: { ServicesLastAccessed: [{ ServiceNamespace: 's3' }] } })],
    },
    {
      parts: read('last-accessed'),
      facts: [fact('last-accessed', oven, {}, { activity: { ServicesLastAccessed: [{ ServiceNamespace: 'ec2' }] } })],
    },
    [
      'activity role oven: usage service/ec2 added: null -> {"ServiceNamespace":"ec2"}',
      'activity role oven: usage service/s3 removed: {"ServiceNamespace":"s3"} -> null',
    ],
  ],
  'the order of lists and of members means nothing': [
    {
      parts: read('account-alias'),
      facts: [fact('account-alias', HOME, { AccountAliases: ['a', 'b'], Inner: { a: 1, b: [2, 3] } })],
    },
    {
      parts: read('account-alias'),
      facts: [fact('account-alias', HOME, { Inner: { b: [3, 2], a: 1 }, AccountAliases: ['b', 'a'] })],
    },
    [],
  ],
  'a name that objects inherit': [
    { parts: read('role-settings'), facts: [fact('role-settings', oven, {})] },
    { parts: read('role-settings'), facts: [fact('role-settings', oven, JSON.parse('{"__proto__":1}'))] },
    ['posture role oven: attribute __proto__ added: null -> 1'],
  ],
  'tags of a policy, told apart by letter case': [
    {
      parts: read('policy-tags'),
      facts: [fact('policy-tags', policy('bake', [READ]), {}, { tags: [{ key: 'Owner', value: 'x' }] })],
    },
    {
      parts: read('policy-tags'),
      facts: [fact('policy-tags', policy('bake', [READ]), {}, { tags: [{ key: 'owner', value: 'x' }] })],
    },
    [
      'posture managed-policy bake: tag Owner removed: "x" -> null',
      'posture managed-policy bake: tag owner added: null -> "x"',
    ],
  ],
  'what AWS keeps on behalf of a service or of IAM Identity Center': [
    {
      parts: read('role-settings'),
      facts: [
        fact('role-settings', role('linked', { path: LINKED }), { MaxSessionDuration: 1 }),
        fact('role-settings', role('sso', { path: SSO }), { MaxSessionDuration: 1 }),
        fact('role-settings', role('own', { path: '/service-role/' }), { MaxSessionDuration: 1 }),
      ],
    },
    {
      parts: read('role-settings'),
      facts: [
        fact('role-settings', role('linked', { path: LINKED }), { MaxSessionDuration: 2 }),
        fact('role-settings', role('sso', { path: SSO }), { MaxSessionDuration: 2 }),
        fact('role-settings', role('own', { path: '/service-role/' }), { MaxSessionDuration: 2 }),
      ],
    },
    [
      'aws role sso: attribute maxSessionDuration modified: 1 -> 2',
      'aws role linked: attribute maxSessionDuration modified: 1 -> 2',
      'posture role own: attribute maxSessionDuration modified: 1 -> 2',
    ],
  ],
})
