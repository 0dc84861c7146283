import { policy, READ, role, user } from '../nights.ts'
import { tagged, testDiff } from '../test-diff.ts'

testDiff('tag', {
  'set, changed and taken away': [
    { users: [user('ada', tagged(['a', '1'], ['b', '2']))] },
    { users: [user('ada', tagged(['c', '3'], ['b', '4']))] },
    [
      'posture user ada: tag a removed: "1" -> null',
      'posture user ada: tag b modified: "2" -> "4"',
      'posture user ada: tag c added: null -> "3"',
    ],
  ],
  'order does not matter': [
    { users: [user('ada', tagged(['a', '1'], ['b', '2']))] },
    { users: [user('ada', tagged(['b', '2'], ['a', '1']))] },
    [],
  ],
  'a key of a role in another letter case': [
    { roles: [role('oven', tagged(['Owner', 'x']))] },
    { roles: [role('oven', tagged(['owner', 'x']))] },
    ['posture role oven: tag owner modified: {"key":"Owner","value":"x"} -> {"key":"owner","value":"x"}'],
  ],
  'a key of a user in another letter case, and another value': [
    { users: [user('ada', tagged(['Owner', 'x']))] },
    { users: [user('ada', tagged(['owner', 'y']))] },
    ['posture user ada: tag owner modified: {"key":"Owner","value":"x"} -> {"key":"owner","value":"y"}'],
  ],
  'a key of a policy in another letter case is another key': [
    { policies: [policy('bake', [READ], tagged(['Owner', 'x']))] },
    { policies: [policy('bake', [READ], tagged(['owner', 'x']))] },
    [
      'posture managed-policy bake: tag Owner removed: "x" -> null',
      'posture managed-policy bake: tag owner added: null -> "x"',
    ],
  ],
  'keys that an odd input tells apart by letter case alone': [
    { roles: [role('oven', tagged(['Owner', 'x'], ['owner', 'y']))] },
    { roles: [role('oven', tagged(['owner', 'y']))] },
    ['posture role oven: tag Owner removed: "x" -> null'],
  ],
  '__proto__ is a key': [
    { users: [user('ada')] },
    { users: [user('ada', tagged(['__proto__', 'x']))] },
    ['posture user ada: tag __proto__ added: null -> "x"'],
  ],
  'unknown on one side': [{ users: [user('ada', { tags: null })] }, { users: [user('ada', tagged(['a', 'b']))] }, []],
})
