import { group, user } from '../nights.ts'
import { ACCOUNT, testDiff } from '../test-diff.ts'

testDiff('membership', {
  'joined and left': [
    { users: [user('ada', { groups: ['bakers', 'cooks'] })] },
    { users: [user('ada', { groups: ['cooks', 'waiters'] })] },
    [
      'posture user ada: membership bakers removed: "bakers" -> null',
      'posture user ada: membership waiters added: null -> "waiters"',
    ],
  ],
  'another letter case': [
    { users: [user('ada', { groups: ['Bakers'] })] },
    { users: [user('ada', { groups: ['bakers'] })] },
    [],
  ],
  'of a group that was renamed': [
    { users: [user('ada', { groups: ['bakers'] })], groups: [group('bakers')] },
    { users: [user('ada', { groups: ['chefs'] })], groups: [group('chefs', { id: 'AGPABAKERS' })] },
    [`posture group chefs: entity renamed: "${ACCOUNT}:group/bakers" -> "${ACCOUNT}:group/chefs"`],
  ],
  'of a group whose name another took over': [
    { users: [user('ada', { groups: ['bakers', 'chefs'] })], groups: [group('bakers'), group('chefs')] },
    { users: [user('ada', { groups: ['chefs'] })], groups: [group('chefs', { id: 'AGPABAKERS' })] },
    [
      `posture group chefs: entity removed: "${ACCOUNT}:group/chefs" -> null`,
      `posture group chefs: entity renamed: "${ACCOUNT}:group/bakers" -> "${ACCOUNT}:group/chefs"`,
      'posture user ada: membership chefs removed: "chefs" -> null',
    ],
  ],
  'unknown on one side': [
    { users: [user('ada', { groups: null })] },
    { users: [user('ada', { groups: ['bakers'] })] },
    [],
  ],
})
