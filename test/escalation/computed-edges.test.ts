import { expect, test } from 'vitest'

import { computedEdges } from '../../src/escalation/computed-edges.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating } from '../support/escalating.ts'

const arn = (tail: string): string => `arn:aws:iam::123456789012:${tail}`
const ACCOUNT = 'account:123456789012'

/** Edges of user/ada as words: kind, target, decision, and what is said beside it. */
function edges(account: Bakery): readonly unknown[] {
  return computedEdges(escalating(account))
    .filter(({ from }) => from.startsWith(arn('user/ada')))
    .map(({ kind, to, decision, technique, actions, services }) =>
      [kind, to, decision, technique, ...actions, ...services].filter((word) => word !== null),
    )
}
const ada = (inline: Record<string, object>): Bakery => bakery().user('ada', { inline })

test.for<readonly [string, Bakery, readonly unknown[]]>([
  [
    'assuming any role is one edge to the account',
    ada({ p: allowing('sts:AssumeRole') })
      .role('oven', { trust: trusting(arn('root')) })
      .role('mill', { trust: trusting(arn('root')) }),
    [['can-assume', ACCOUNT, 'allowed']],
  ],
  [
    'a role that names her, whatever her own policies say',
    ada({}).role('oven', { trust: trusting(arn('user/ada')) }),
    [['can-assume', arn('role/oven'), 'allowed']],
  ],
  [
    'a role that her policies name, and that trusts the account',
    ada({ p: allowing('sts:AssumeRole', arn('role/oven')) }).role('oven', { trust: trusting(arn('root')) }),
    [['can-assume', arn('role/oven'), 'allowed']],
  ],
  [
    'a role that her policies name, and that does not trust the account',
    ada({ p: allowing('sts:AssumeRole', arn('role/oven')) }).role('oven'),
    [],
  ],
  [
    'passing a role, to the services that it trusts',
    ada({ p: allowing('iam:PassRole', arn('role/o*')) })
      .role('oven', { trust: 'lambda.amazonaws.com' })
      .role('mill', { trust: 'lambda.amazonaws.com' }),
    [['can-pass', arn('role/oven'), 'allowed', 'lambda.amazonaws.com']],
  ],
  [
    'passing a role to a service, whatever the name by which the role trusts it',
    ada({
      p: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: arn('role/*'),
          Condition: { StringEquals: { 'iam:PassedToService': ['apprunner.amazonaws.com', 'states.amazonaws.com'] } },
        },
      },
    })
      .role('mill', { trust: 'states.eu-central-1.amazonaws.com' })
      .role('oven', { trust: 'tasks.apprunner.amazonaws.com' })
      .role('till', { trust: 'lambda.amazonaws.com' }),
    [
      ['can-pass', arn('role/mill'), 'allowed', 'states.eu-central-1.amazonaws.com'],
      ['can-pass', arn('role/oven'), 'allowed', 'tasks.apprunner.amazonaws.com'],
    ],
  ],
  [
    'all but what a Deny takes is the account, under a condition',
    ada({
      p: allowing('iam:PassRole'),
      d: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'iam:PassRole', Resource: arn('role/oven') } },
    }).role('oven'),
    [['can-pass', ACCOUNT, 'conditional']],
  ],
  [
    'writing to one user, by everything that does',
    ada({
      p: allowing(['iam:DeleteUserPermissionsBoundary', 'iam:UpdateLoginProfile', 'iam:GetUser'], arn('user/bob')),
    }).user('bob'),
    [['can-write', arn('user/bob'), 'allowed', 'iam:DeleteUserPermissionsBoundary', 'iam:UpdateLoginProfile']],
  ],
  [
    'the first hop to an administrator',
    ada({}).role('chief', { trust: trusting(arn('user/ada')), inline: { p: allowing('*') } }),
    [
      ['can-assume', arn('role/chief'), 'allowed'],
      ['can-become', arn('role/chief'), 'allowed', 'assume-role'],
    ],
  ],
])('%s', ([, account, expected]) => {
  expect(edges(account)).toEqual(expected)
})
