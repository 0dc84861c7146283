import policyAttachedTo from '../../../src/queries/relations/policy-attached-to.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const flour = bakery().policy('Flour', { path: '/dry/', id: 'ANPAFLOUR' })

testQuery(policyAttachedTo, {
  rows: {
    'a policy on a role': [
      flour.role('oven', { attached: ['Flour'], id: 'AROAOVEN' }),
      [
        {
          policyArn: 'policy/dry/Flour',
          policyId: 'ANPAFLOUR',
          use: 'attachment',
          resourceKind: 'role',
          resourceArn: 'role/oven',
          resourceId: 'AROAOVEN',
        },
      ],
    ],
  },
  reports: {
    'users, groups, roles, and whom it limits': [
      flour
        .role('oven', { attached: ['Flour'], boundary: 'Flour' })
        .user('ada', { attached: ['Flour'], groups: ['bakers'] })
        .group('bakers', { attached: ['Flour'] }),
      [
        { use: 'attachment', resourceArn: 'group/bakers' },
        { use: 'attachment', resourceArn: 'role/oven' },
        { use: 'attachment', resourceArn: 'user/ada' },
        { use: 'boundary', resourceArn: 'role/oven' },
      ],
    ],
    'a policy of AWS that the night only names': [
      bakery().role('oven', { attached: ['ReadOnlyAccess'] }),
      [{ policyArn: 'policy/ReadOnlyAccess', policyId: null, resourceArn: 'role/oven' }],
      { policy: 'ReadOnlyAccess' },
    ],
    'one policy, by its name with its kind': [
      flour.role('oven', { attached: ['Flour', 'ReadOnlyAccess'] }),
      ['policy/dry/Flour'],
      { policy: 'policy/Flour' },
    ],
    'one policy, by its id': [
      flour.role('oven', { attached: ['Flour', 'ReadOnlyAccess'] }),
      ['policy/dry/Flour'],
      { policy: 'ANPAFLOUR' },
    ],
  },
  silent: {
    'a policy attached to nothing': [flour, { policy: 'Flour' }],
    'a member of a group that has it': [
      flour.group('bakers', { attached: [] }).user('ada', { groups: ['bakers'] }),
      { policy: 'Flour' },
    ],
  },
  unknown: {
    'a role whose attachments were not said': [
      flour.role('oven', { attached: null }),
      [{ part: 'roles', reason: 'its attached policies were not given', subjects: ['role/oven'] }],
    ],
    'users that were not read': [
      flour.parts({ users: 'skipped' }),
      [{ part: 'users', reason: 'skipped: not in the input', subjects: 'all' }],
    ],
  },
  refuses: {
    'a policy that nothing names': [flour, /this night has no "Sugar"/, { policy: 'Sugar' }],
    'a name that a policy of ours and one of AWS have': [
      flour.role('oven', { attached: ['Flour'] }).role('mill', { attached: ['arn:aws:iam::aws:policy/Flour'] }),
      /"policy\/Flour" could be arn:aws:iam::123456789012:policy\/dry\/Flour, arn:aws:iam::aws:policy\/Flour$/,
      { policy: 'policy/Flour' },
    ],
  },
})
