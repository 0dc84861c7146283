import type { PartStatus } from '../../../src/model/part.ts'
import { fact, group, user } from '../nights.ts'
import { ACCOUNT, testDiff } from '../test-diff.ts'

const read = (part: string, status: PartStatus = 'complete') => ({ [part]: status })
const ada = user('ada')
const eve = user('eve', { id: ada.id })

const member = `${ACCOUNT}:user/ada`

testDiff('members of groups', {
  'told by the group alone': [
    { parts: read('group-members'), facts: [fact('group-members', group('bakers'), { Users: [member] })] },
    { parts: read('group-members'), facts: [fact('group-members', group('bakers'), { Users: [] })] },
    [`posture group bakers: attribute user/${member} removed: "${member}" -> null`],
  ],
  'told by the user too': [
    {
      users: [ada],
      parts: read('group-members'),
      facts: [fact('group-members', group('bakers'), { Users: [] })],
    },
    {
      users: [user('ada', { groups: ['Bakers'] })],
      parts: read('group-members'),
      facts: [fact('group-members', group('bakers'), { Users: [member] })],
    },
    ['posture user ada: membership Bakers added: null -> "Bakers"'],
  ],
  'told by the coming of the user': [
    { parts: read('group-members'), facts: [fact('group-members', group('bakers'), { Users: [] })] },
    {
      users: [user('ada', { groups: ['bakers'] })],
      parts: read('group-members'),
      facts: [fact('group-members', group('bakers'), { Users: [member] })],
    },
    [`posture user ada: entity added: null -> "${member}"`],
  ],
  'a user changed otherwise': [
    { users: [ada], parts: read('group-members'), facts: [fact('group-members', group('bakers'), { Users: [] })] },
    {
      users: [user('ada', { boundary: { arn: `${ACCOUNT}:policy/fence`, type: null } })],
      parts: read('group-members'),
      facts: [fact('group-members', group('bakers'), { Users: [member] })],
    },
    [
      `posture group bakers: attribute user/${member} added: null -> "${member}"`,
      `posture user ada: boundary added: null -> "${ACCOUNT}:policy/fence"`,
    ],
  ],
  'left under the old name': [
    {
      users: [user('ada', { groups: ['bakers'] })],
      parts: read('group-members'),
      facts: [fact('group-members', group('bakers'), { Users: [member] })],
    },
    { users: [eve], parts: read('group-members'), facts: [fact('group-members', group('bakers'), { Users: [] })] },
    [
      `posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`,
      'posture user eve: membership bakers removed: "bakers" -> null',
    ],
  ],
})
