import circularAccess from '../../../src/queries/escalation/circular-access.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { arn, may } from './accounts.ts'

const trusts = (name: string): { trust: object } => ({ trust: trusting(arn(`role/${name}`)) })

/** A role that starts instances, on some resources, with another one. */
const starts = (name: string, resource: string): object => ({
  trust: 'ec2.amazonaws.com',
  inline: { pass: allowing('iam:PassRole', arn(`role/${name}`)), run: allowing('ec2:RunInstances', resource) },
})
const starters = (resource: string): Bakery =>
  bakery()
    .role('a', starts('b', resource))
    .role('b', starts('a', resource))
    .instanceProfile('a', { roles: ['a'] })
    .instanceProfile('b', { roles: ['b'] })

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
    'two that start instances with one another': [
      starters('*'),
      [{ principals: [arn('role/a'), arn('role/b')], count: 2 }],
    ],
  },
  silent: {
    'a chain': bakery().role('a', trusts('b')).role('b', trusts('c')).role('c'),
    'a role that trusts itself': bakery().role('a', trusts('a')),
    'a role that starts instances with itself': bakery()
      .role('a', starts('a', '*'))
      .instanceProfile('a', { roles: ['a'] }),
    'two that may start instances with one another as far as volumes go': starters('arn:aws:ec2:*:*:volume/*'),
    administrators: bakery()
      .role('a', { ...trusts('b'), ...may('*') })
      .role('b', { ...trusts('a'), ...may('*') }),
  },
})
