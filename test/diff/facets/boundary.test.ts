import { role, user } from '../nights.ts'
import { FENCE, WALL, testDiff } from '../test-diff.ts'

testDiff('boundary', {
  'set, changed and removed': [
    { users: [user('ada'), user('bob', { boundary: FENCE }), user('eve', { boundary: FENCE })] },
    { users: [user('ada', { boundary: FENCE }), user('bob', { boundary: WALL }), user('eve')] },
    [
      `posture user ada: boundary added: null -> "${FENCE.arn}"`,
      `posture user bob: boundary modified: "${FENCE.arn}" -> "${WALL.arn}"`,
      `posture user eve: boundary removed: "${FENCE.arn}" -> null`,
    ],
  ],
  'another spelling of its type': [
    { roles: [role('oven', { boundary: FENCE })] },
    { roles: [role('oven', { boundary: { ...FENCE, type: 'PermissionsBoundaryPolicy' } })] },
    [],
  ],
})
