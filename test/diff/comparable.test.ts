import { group, policy, profile, READ, role, user } from './nights.ts'
import { ACCOUNT, tagged, testDiff } from './test-diff.ts'

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
  'of a part read in part, what both nights say is compared': [
    { users: [user('ada'), user('bob', { path: '/old/' })] },
    { parts: { users: 'partial' }, users: [user('ada', tagged(['Team', 'oven'])), user('cleo')] },
    [
      'posture user ada: tag Team added: null -> "oven"',
      `posture user cleo: entity added: null -> "${ACCOUNT}:user/cleo"`,
    ],
  ],
  'what came with a night that reads all was perhaps there before': [
    { parts: { users: 'partial' } },
    { users: [user('ada')] },
    [],
  ],
  'a policy that is missing from a list read in part is not removed, another is new, a third renamed': [
    { policies: [policy('bake', [READ]), policy('old', [READ], { id: 'ANPA1' })] },
    {
      parts: { 'customer-policies': 'partial' },
      policies: [policy('knead', [READ]), policy('new', [READ], { id: 'ANPA1' })],
    },
    [
      `posture managed-policy knead: entity added: null -> "${ACCOUNT}:policy/knead"`,
      `posture managed-policy new: entity renamed: "${ACCOUNT}:policy/old" -> "${ACCOUNT}:policy/new"`,
    ],
  ],
  'the policies of AWS in part, those of the customer in whole': [
    { policies: [policy('S3', [READ], { owner: 'aws' }), policy('bake', [READ])] },
    { parts: { 'aws-policies': 'partial' } },
    [`posture managed-policy bake: entity removed: "${ACCOUNT}:policy/bake" -> null`],
  ],
  'a profile that a list read in part does not show': [
    { profiles: [profile('shop', ['oven'])], parts: { 'instance-profiles': 'complete' } },
    { parts: { 'instance-profiles': 'partial' } },
    [],
  ],
})
