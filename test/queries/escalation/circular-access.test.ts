import circularAccess from '../../../src/queries/escalation/circular-access.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { arn, may } from './accounts.ts'

const trusts = (name: string): { trust: object } => ({ trust: trusting(arn(`role/${name}`)) })

testQuery(circularAccess, {
  reports: {
    'two that assume one another, and three in a ring': [
      bakery()
        .role('a', trusts('b'))
        .role('b', trusts('a'))
        .role('x', trusts('y'))
        .role('y', trusts('z'))
        .role('z', trusts('x')),
      [
        { principals: [arn('role/a'), arn('role/b')], count: 2 },
        { principals: ['x', 'y', 'z'].map((name) => arn(`role/${name}`)), count: 3 },
      ],
    ],
  },
  silent: {
    'a chain': bakery().role('a', trusts('b')).role('b', trusts('c')).role('c'),
    'a role that trusts itself': bakery().role('a', trusts('a')),
    administrators: bakery()
      .role('a', { ...trusts('b'), ...may('*') })
      .role('b', { ...trusts('a'), ...may('*') }),
  },
})
