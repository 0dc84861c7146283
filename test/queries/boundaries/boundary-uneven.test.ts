import query from '../../../src/queries/boundaries/boundary-uneven.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const FENCE = 'arn:aws:iam::123456789012:policy/Fence'

testQuery(query, {
  rows: {
    'how many there are, and which boundaries are in use': [
      bakery()
        .user('ada', { boundary: 'Fence' })
        .user('bob')
        .role('oven', { boundary: 'Fence' })
        .role('till')
        .serviceLinkedRole('support.amazonaws.com'),
      [{ accountArn: 'root', accountId: '123456789012', unbounded: 2, total: 4, boundaries: [FENCE] }],
    ],
  },
  reports: {
    'one of many with a boundary': [bakery().user('ada').role('oven').role('till', { boundary: 'Fence' }), ['root']],
    'a role of IAM Identity Center without, whose permission set could have one': [
      bakery().ssoRole('Baker').user('ada', { boundary: 'Fence' }),
      ['root'],
    ],
    'what was read, where roles were not': [
      bakery().user('ada').user('bob', { boundary: 'Fence' }).parts({ roles: 'denied' }),
      ['root'],
    ],
  },
  silent: {
    'an account that uses no boundaries': bakery().user('ada').role('oven'),
    'an account in which all have one': bakery().user('ada', { boundary: 'Fence' }).role('oven', { boundary: 'Gate' }),
    'a service-linked role, which cannot have one': bakery()
      .user('ada', { boundary: 'Fence' })
      .serviceLinkedRole('support.amazonaws.com'),
    'an account without anybody': bakery(),
  },
  unknown: {
    'the part that was not read': [
      bakery()
        .user('ada')
        .parts({ roles: { status: 'denied', detail: 'AccessDenied' } }),
      [{ part: 'roles', reason: 'denied: AccessDenied', subjects: 'all' }],
    ],
  },
})
