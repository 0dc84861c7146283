import query from '../../../src/queries/structure/support-role-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess'

testQuery(query, {
  rows: {
    'the account': [
      bakery().role('oven', { attached: ['ReadOnlyAccess'] }),
      [{ accountArn: 'root', accountId: '123456789012' }],
    ],
  },
  reports: {
    'an account whose only role is one that AWS made': [bakery().serviceLinkedRole('support.amazonaws.com'), ['root']],
    'a policy that AWS counts nowhere': [
      bakery().role('oven').awsPolicy('AWSSupportAccess', { attachmentCount: 0 }),
      ['root'],
    ],
    'a group with it that nobody is in': [
      bakery()
        .user('ada')
        .role('oven')
        .group('support', { attached: [SUPPORT] }),
      ['root'],
    ],
    'a role that has it as its boundary only': [bakery().role('oven', { boundary: SUPPORT }), ['root']],
    'a policy of the account with its name': [
      bakery()
        .policy('AWSSupportAccess')
        .role('oven', { attached: ['AWSSupportAccess'] }),
      ['root'],
    ],
    'a service-linked role with it': [
      bakery().serviceLinkedRole('support.amazonaws.com', { attached: [SUPPORT] }),
      ['root'],
    ],
  },
  silent: {
    'a role with it': bakery().role('helper', { attached: [SUPPORT] }),
    'a role of Identity Center with it': bakery().ssoRole('Helpers', { attached: [SUPPORT] }),
    'a user with it': bakery().user('ada', { attached: [SUPPORT] }),
    'a user of a group with it': bakery()
      .user('ada', { groups: ['Support'] })
      .group('support', { attached: [SUPPORT] }),
    'a role with it, though users were not read': bakery()
      .role('helper', { attached: [SUPPORT] })
      .parts({ users: 'denied' }),
    'users that were not read': bakery().parts({ users: 'denied' }),
  },
  unknown: {
    'whether a user has it whose policies were not given': [
      bakery().user('ada', { attached: null }),
      [{ part: 'users', reason: 'the attached policies of some users were not given: 1', subjects: ['root'] }],
    ],
    'whether anybody is in the group that has it': [
      bakery()
        .user('ada', { groups: null })
        .group('support', { attached: [SUPPORT] }),
      [{ part: 'users', reason: 'the groups of some users were not given: 1', subjects: ['root'] }],
    ],
    'whether somebody has it whom the night lacks, since AWS counts more': [
      bakery().user('ada').role('oven').awsPolicy('AWSSupportAccess', { attachmentCount: 1 }),
      [{ part: 'roles', reason: 'AWS counts 1 that have AWSSupportAccess, and the night shows 0', subjects: ['root'] }],
    ],
    'which roles there are, where the night shows none': [
      bakery().user('ada'),
      [
        {
          part: 'roles',
          reason: 'the night shows no role, and every account has one that AWS made',
          subjects: ['root'],
        },
      ],
    ],
    'whether a user has it, where users were not read': [
      bakery().parts({ users: 'denied' }),
      [{ part: 'users', reason: 'denied', subjects: 'all' }],
    ],
  },
})
