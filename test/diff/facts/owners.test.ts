import type { PartStatus } from '../../../src/model/part.ts'
import { device, fact, group, role, user } from '../nights.ts'
import { ACCOUNT, testDiff } from '../test-diff.ts'

const read = (part: string, status: PartStatus = 'complete') => ({ [part]: status })
const ada = user('ada')
const oven = role('oven')

const key = { AccessKeys: [{ AccessKeyId: 'AKIA1' }] }
const eve = user('eve', { id: ada.id })
const anew = user('ada', { id: 'AIDANEW' })

testDiff('whose facts they are', {
  'a user who came or went takes its facts along': [
    { users: [user('bob')], parts: read('access-keys'), facts: [fact('access-keys', user('bob'), key)] },
    { users: [ada], parts: read('access-keys'), facts: [fact('access-keys', ada, key)] },
    [
      `posture user ada: entity added: null -> "${ACCOUNT}:user/ada"`,
      `posture user bob: entity removed: "${ACCOUNT}:user/bob" -> null`,
    ],
  ],
  'a renamed user keeps them': [
    { users: [ada], parts: read('access-keys'), facts: [fact('access-keys', ada, key)] },
    { users: [eve], parts: read('access-keys'), facts: [fact('access-keys', eve, { AccessKeys: [] })] },
    [
      'posture user eve: attribute accessKey/AKIA1 removed: {"AccessKeyId":"AKIA1"} -> null',
      `posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`,
    ],
  ],
  'what names a renamed user says nothing new': [
    {
      users: [ada],
      parts: { 'virtual-mfa': 'complete', 'group-members': 'complete' },
      facts: [
        fact('virtual-mfa', device(`${ACCOUNT}:mfa/a`), { UserArn: ada.arn, UserName: 'ada' }),
        fact('group-members', group('bakers'), { Users: [ada.arn] }),
      ],
    },
    {
      users: [eve],
      parts: { 'virtual-mfa': 'complete', 'group-members': 'complete' },
      facts: [
        fact('virtual-mfa', device(`${ACCOUNT}:mfa/a`), { UserArn: eve.arn, UserName: 'eve' }),
        fact('group-members', group('bakers'), { Users: [eve.arn] }),
      ],
    },
    [`posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`],
  ],
  'a recreated user has its own': [
    { users: [ada], parts: read('access-keys'), facts: [fact('access-keys', ada, key)] },
    { users: [anew], parts: read('access-keys'), facts: [fact('access-keys', anew, key)] },
    ['posture user ada: entity recreated: "AIDAADA" -> "AIDANEW"'],
  ],
  'a user of whom one night was not asked': [
    { parts: read('access-keys') },
    { parts: read('access-keys'), facts: [fact('access-keys', ada, key)] },
    [],
  ],
  'a user of whom AWS would not say it': [
    { parts: read('access-keys', 'partial'), facts: [fact('access-keys', ada, null)] },
    { parts: read('access-keys'), facts: [fact('access-keys', ada, key)] },
    [],
  ],
  'a part that one night did not read': [
    { parts: read('role-settings'), facts: [fact('role-settings', oven, { MaxSessionDuration: 1 })] },
    { parts: read('role-settings', 'denied'), facts: [fact('role-settings', oven, { MaxSessionDuration: 2 })] },
    [],
  ],
})
