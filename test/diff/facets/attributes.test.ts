import { group, policy, READ, role, user } from '../nights.ts'
import { testDiff } from '../test-diff.ts'

testDiff('attribute', {
  'a description and whether it can be attached': [
    { policies: [policy('bake', [READ], { description: 'a', isAttachable: true })] },
    { policies: [policy('bake', [READ], { description: 'b', isAttachable: false })] },
    [
      'posture managed-policy bake: attribute description modified: "a" -> "b"',
      'posture managed-policy bake: attribute isAttachable modified: true -> false',
    ],
  ],
  'a description that one night does not know': [
    { policies: [policy('bake', [READ], { description: null })] },
    { policies: [policy('bake', [READ], { description: 'b' })] },
    [],
  ],
  'a date of creation': [
    { groups: [group('bakers')] },
    { groups: [group('bakers', { createdAt: '2021-01-01T00:00:00Z' })] },
    ['posture group bakers: attribute createdAt modified: "2020-01-01T00:00:00Z" -> "2021-01-01T00:00:00Z"'],
  ],
  'a date of update that no version explains': [
    { policies: [policy('bake', [READ])] },
    { policies: [policy('bake', [READ], { updatedAt: '2026-11-01T12:00:00Z' })] },
    ['posture managed-policy bake: attribute updatedAt modified: "2020-01-01T00:00:00Z" -> "2026-11-01T12:00:00Z"'],
  ],
  'members that we do not know': [
    {
      roles: [
        role('oven', { residue: { set: { Description: 'old', MaxSessionDuration: 3600, Same: { a: 1, b: 2 } } } }),
      ],
    },
    {
      roles: [
        role('oven', {
          residue: { set: { Description: 'new', Extra: ['x'], Same: { b: 2, a: 1 } }, absent: ['Tags'] },
        }),
      ],
    },
    [
      'posture role oven: attribute Description modified: "old" -> "new"',
      'posture role oven: attribute Extra added: null -> ["x"]',
      'posture role oven: attribute MaxSessionDuration removed: 3600 -> null',
    ],
  ],
  'a member that we know, in a form of its own': [
    { roles: [role('oven', { residue: { set: { CreateDate: 'Jan 1' } } })] },
    { roles: [role('oven', { residue: { set: { CreateDate: '1 Jan' }, absent: ['Path'] } })] },
    [],
  ],
  'a member named __proto__': [
    { users: [user('ada', { residue: { set: JSON.parse('{"__proto__":1}') as Record<string, unknown> } })] },
    { users: [user('ada', { residue: { set: JSON.parse('{"__proto__":2}') as Record<string, unknown> } })] },
    ['posture user ada: attribute __proto__ modified: 1 -> 2'],
  ],
})
