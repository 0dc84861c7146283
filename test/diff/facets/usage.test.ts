import { policy, READ, role } from '../nights.ts'
import { LINKED, testDiff } from '../test-diff.ts'

testDiff('usage', {
  'a role was used': [
    { roles: [role('oven', { lastUsed: { at: null, region: null } })] },
    { roles: [role('oven', { lastUsed: { at: '2026-11-01T12:00:00Z', region: 'eu-west-1' } })] },
    [
      'activity role oven: usage lastUsed modified: {"at":null,"region":null} -> {"at":"2026-11-01T12:00:00Z","region":"eu-west-1"}',
    ],
  ],
  'a role of AWS was used: still activity': [
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED })] },
    {
      roles: [
        role('AWSServiceRoleForSupport', { path: LINKED, lastUsed: { at: '2026-11-01T12:00:00Z', region: null } }),
      ],
    },
    [
      'activity role AWSServiceRoleForSupport: usage lastUsed modified: {"at":null,"region":null} -> {"at":"2026-11-01T12:00:00Z","region":null}',
    ],
  ],
  'not said on one side': [{ roles: [role('oven', { lastUsed: null })] }, { roles: [role('oven')] }, []],
  'the counters of a policy': [
    { policies: [policy('bake', [READ], { boundaryUsageCount: 2, attachmentCount: null })] },
    { policies: [policy('bake', [READ], { boundaryUsageCount: 1, attachmentCount: 3 })] },
    ['activity managed-policy bake: usage boundaryUsageCount modified: 2 -> 1'],
  ],
})
