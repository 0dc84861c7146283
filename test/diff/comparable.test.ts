import { group, policy, profile, READ, role, user } from './nights.ts'
import { ACCOUNT, testDiff } from './test-diff.ts'

testDiff('parts not known', {
  'roles denied on one night': [
    { roles: [role('oven')], profiles: [profile('shop', ['oven'])] },
    { parts: { roles: 'denied' } },
    [],
  ],
  'users skipped on one night, groups compared': [
    { parts: { users: 'skipped' }, groups: [group('bakers')] },
    { users: [user('ada')] },
    [`posture group bakers: entity removed: "${ACCOUNT}:group/bakers" -> null`],
  ],
  'policies of AWS filtered out, those of the customer compared': [
    { policies: [policy('S3', [READ], { owner: 'aws' }), policy('bake', [READ])] },
    { parts: { 'aws-policies': 'skipped' } },
    [`posture managed-policy bake: entity removed: "${ACCOUNT}:policy/bake" -> null`],
  ],
  'a part read in part is compared': [
    { parts: { users: 'partial' } },
    { users: [user('ada')] },
    [`posture user ada: entity added: null -> "${ACCOUNT}:user/ada"`],
  ],
})
