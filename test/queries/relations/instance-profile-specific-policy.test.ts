import query from '../../../src/queries/relations/instance-profile-specific-policy.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({ 'instance-profiles': 'complete' })
const SSM = 'AmazonSSMManagedInstanceCore'
const fleet = read
  .policy('Logs')
  .role('oven', { attached: [SSM, 'Logs'] })
  .role('till', { attached: ['Logs'] })
  .instanceProfile('oven-door', { roles: ['oven'] })
  .instanceProfile('till-door', { roles: ['till'] })
const absent = { attached: 'absent' }

testQuery(query, {
  reports: {
    'those whose role has it': [fleet, ['instance-profile/oven-door'], { policy: SSM }],
    'the same by ARN': [fleet, ['instance-profile/oven-door'], { policy: `arn:aws:iam::aws:policy/${SSM}` }],
    'the same in another letter case': [fleet, ['instance-profile/oven-door'], { policy: SSM.toLowerCase() }],
    'those whose role has not': [fleet, ['instance-profile/till-door'], { policy: SSM, ...absent }],
    'each of their policies where none is named': [
      fleet,
      [
        { instanceProfileArn: 'instance-profile/oven-door', policyArn: 'policy/Logs' },
        { instanceProfileArn: 'instance-profile/oven-door', policyArn: `arn:aws:iam::aws:policy/${SSM}` },
        { instanceProfileArn: 'instance-profile/till-door', policyArn: 'policy/Logs' },
      ],
    ],
    'those without any, where none is named': [
      read.role('oven', { inline: { p: {} } }).instanceProfile('door', { roles: ['oven'] }),
      ['instance-profile/door'],
      absent,
    ],
    'a role that has it as its boundary only as one that has not': [
      read.role('oven', { boundary: SSM }).instanceProfile('door', { roles: ['oven'] }),
      ['instance-profile/door'],
      { policy: SSM, ...absent },
    ],
    'all, of a policy that nobody has': [
      fleet,
      ['instance-profile/oven-door', 'instance-profile/till-door'],
      { policy: 'Nothing', ...absent },
    ],
  },
  rows: {
    'who exposes whom': [
      read
        .role('oven', { id: 'AROAOVEN', attached: [SSM] })
        .instanceProfile('door', { id: 'AIPADOOR', roles: ['oven'] }),
      [
        {
          instanceProfileArn: 'instance-profile/door',
          instanceProfileId: 'AIPADOOR',
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          policyArn: `arn:aws:iam::aws:policy/${SSM}`,
        },
      ],
      { policy: SSM },
    ],
  },
  silent: {
    'a policy that no role of a profile has': [fleet, { policy: 'Nothing' }],
    'a role in no profile': [read.role('oven', { attached: [SSM] }), { policy: SSM }],
    'a profile without a role, which lacks nothing': [read.instanceProfile('door'), absent],
  },
  unknown: {
    'a role whose policies were not given': [
      read.role('oven', { attached: null }).instanceProfile('door', { roles: ['oven'] }),
      [
        {
          part: 'roles',
          reason: 'its role arn:aws:iam::123456789012:role/oven: its attached policies were not given',
          subjects: ['instance-profile/door'],
        },
      ],
      absent,
    ],
    'a role that the night does not hold': [
      read.instanceProfile('door', { roles: ['gone'] }),
      [
        {
          part: 'roles',
          reason: 'its role arn:aws:iam::123456789012:role/gone: the night does not hold it',
          subjects: ['instance-profile/door'],
        },
      ],
    ],
  },
  refuses: {
    'another word': [fleet, /expected present or absent/, { attached: 'maybe' }],
  },
})
