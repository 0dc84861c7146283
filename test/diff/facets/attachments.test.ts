import { group, policy, READ, role, user } from '../nights.ts'
import { ACCOUNT, EC2, S3, testDiff } from '../test-diff.ts'

testDiff('attachment', {
  'one more, one less': [
    { roles: [role('oven', { attached: [S3] })] },
    { roles: [role('oven', { attached: [EC2] })] },
    [
      `posture role oven: attachment ${EC2.arn} added: null -> "${EC2.arn}"`,
      `posture role oven: attachment ${S3.arn} removed: "${S3.arn}" -> null`,
    ],
  ],
  'said twice, or by another name': [
    { groups: [group('bakers', { attached: [S3, S3] })] },
    { groups: [group('bakers', { attached: [{ ...S3, name: '' }] })] },
    [],
  ],
  'unknown on one side': [
    { users: [user('ada', { attached: null })] },
    { users: [user('ada', { attached: [S3] })] },
    [],
  ],
  'the counter moves along': [
    { users: [user('ada')], policies: [policy('bake', [READ])] },
    {
      users: [user('ada', { attached: [{ arn: `${ACCOUNT}:policy/bake`, name: 'bake' }] })],
      policies: [policy('bake', [READ], { attachmentCount: 1 })],
    },
    [
      'activity managed-policy bake: usage attachmentCount modified: 0 -> 1',
      `posture user ada: attachment ${ACCOUNT}:policy/bake added: null -> "${ACCOUNT}:policy/bake"`,
    ],
  ],
})
