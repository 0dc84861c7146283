import { describe, expect, test } from 'vitest'

import { pathsByTechnique, pathsToAnybody, shortestPath } from '../../src/escalation/path.ts'
import { pathRow } from '../../src/escalation/path-rows.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating, pathOf, standingOf } from '../support/escalating.ts'

const ACCOUNT = '123456789012'
const arn = (tail: string): string => `arn:aws:iam::${ACCOUNT}:${tail}`
const chief = (trust: string | object = 'lambda.amazonaws.com'): Bakery =>
  bakery().role('chief', { trust, inline: { p: allowing('*') } })
const may = (...actions: readonly string[]): { inline: Record<string, object> } => ({
  inline: { p: allowing(actions) },
})

describe('shortest paths to an administrator', () => {
  const cases: Readonly<Record<string, readonly [Bakery, string, readonly string[] | null]>> = {
    'one step upon itself': [
      bakery().user('ada', may('iam:PutUserPolicy')),
      'user/ada',
      ['put-user-policy → user/ada'],
    ],
    'a role that the account may assume': [
      chief(trusting(arn('root'))).user('ada', may('sts:AssumeRole')),
      'user/ada',
      ['assume-role → role/chief'],
    ],
    'trust in the account, and no Allow of one’s own': [chief(trusting(arn('root'))).user('ada'), 'user/ada', null],
    'named in the trust policy, and no Allow of one’s own': [
      chief(trusting(arn('user/ada'))).user('ada'),
      'user/ada',
      ['assume-role → role/chief'],
    ],
    'two roles, one behind the other': [
      chief(trusting(arn('role/mill')))
        .role('mill', { trust: trusting(arn('role/oven')) })
        .role('oven', { trust: trusting(arn('user/ada')) })
        .user('ada'),
      'user/ada',
      ['assume-role → role/oven', 'assume-role → role/mill', 'assume-role → role/chief'],
    ],
    'a longer way without a condition before a shorter one with': [
      bakery()
        .role('chief', {
          trust: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { AWS: arn('role/mill') }, Action: 'sts:AssumeRole' },
              {
                Effect: 'Allow',
                Principal: { AWS: arn('user/ada') },
                Action: 'sts:AssumeRole',
                Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
              },
            ],
          },
          inline: { p: allowing('*') },
        })
        .role('mill', { trust: trusting(arn('user/ada')) })
        .user('ada'),
      'user/ada',
      ['assume-role → role/mill', 'assume-role → role/chief'],
    ],
    'a key of a user who can make itself administrator': [
      bakery().user('ada', may('iam:CreateAccessKey')).user('bob', may('iam:AttachUserPolicy')),
      'user/ada',
      ['create-access-key → user/bob', 'attach-user-policy → user/bob'],
    ],
    'its boundary is taken off first, and then it may': [
      bakery()
        .policy('Fence', { document: allowing(['iam:DeleteUserPermissionsBoundary', 's3:*']) })
        .user('ada', { boundary: 'Fence', ...may('iam:DeleteUserPermissionsBoundary', 'iam:PutUserPolicy') }),
      'user/ada',
      ['delete-user-permissions-boundary → user/ada', 'put-user-policy → user/ada'],
    ],
    'a boundary that stays keeps what a policy would give': [
      bakery()
        .policy('Fence', { document: allowing(['iam:PutUserPolicy', 's3:*']) })
        .user('ada', { boundary: 'Fence', ...may('iam:PutUserPolicy') }),
      'user/ada',
      ['put-user-policy → user/ada'],
    ],
    'circles end': [
      bakery()
        .role('mill', { trust: trusting(arn('role/oven')) })
        .role('oven', { trust: trusting(arn('role/mill')) }),
      'role/oven',
      null,
    ],
  }
  test.for(Object.entries(cases))('%s', ([, [account, tail, expected]]) => {
    expect(pathOf(escalating(account), tail)).toEqual(expected)
  })
})

test('the same night gives the same paths, in the same order, whatever the order of its lists', () => {
  const account = chief(trusting(arn('root')))
    .user('ada', may('sts:AssumeRole', 'iam:PutUserPolicy'))
    .user('bob', may('sts:*'))
  const rowsOf = (bakery: Bakery): unknown => {
    const escalation = escalating(bakery)
    return escalation.everyone.flatMap((standing) =>
      pathsByTechnique(standing, escalation, escalation.end, escalation.toAdmin).map((path) =>
        pathRow(path, escalation),
      ),
    )
  }
  expect(rowsOf(account)).toEqual(rowsOf(account))
})

test('every hop of a path is allowed, and says by which statements', () => {
  const escalation = escalating(
    chief()
      .role('mill', { trust: trusting(arn('root')), ...may('iam:PassRole', 'lambda:*') })
      .user('ada', may('sts:AssumeRole')),
  )
  const path = shortestPath(standingOf(escalation, 'user/ada'), escalation.toAdmin)
  if (path === null) throw new RangeError('no path')
  const { hops, ...row } = pathRow(path, escalation)
  expect(row).toMatchObject({
    principalArn: arn('user/ada'),
    targetArn: arn('role/chief'),
    targetTier: 'admin',
    decision: 'allowed',
    technique: 'assume-role',
    precondition: 'met',
  })
  expect(
    hops.map(({ from, to, evidence }) => [from, to, evidence.map((one) => ('policyArn' in one ? one.policyArn : ''))]),
  ).toEqual([
    [arn('user/ada'), arn('role/mill'), [arn('user/ada'), arn('role/mill')]],
    [arn('role/mill'), arn('role/chief'), [arn('role/mill')]],
  ])
})

test('whom somebody can become, whatever those may do', () => {
  const escalation = escalating(
    bakery()
      .role('mill', { trust: trusting(arn('role/oven')) })
      .role('oven', { trust: trusting(arn('user/ada')) })
      .user('ada'),
  )
  const paths = pathsToAnybody(standingOf(escalation, 'user/ada'), escalation, { maxHops: 5, isEvery: false })
  expect(paths.map(({ to, hops }) => [to?.principal.name, hops.length])).toEqual([
    ['oven', 1],
    ['mill', 2],
  ])
})

test('whoever makes an administrator of themselves comes to anybody whom that one can become', () => {
  const escalation = escalating(
    bakery()
      .role('oven', { trust: trusting(arn('root')) })
      .user('ada', may('iam:PutUserPolicy'))
      .user('bo', may('s3:GetObject')),
  )
  const oven = standingOf(escalation, 'role/oven')
  const ways = escalation.reach({ principals: [oven], isReached: ({ principal }) => principal === oven.principal })
  const hopsOf = (tail: string): readonly string[] =>
    shortestPath(standingOf(escalation, tail), ways)?.hops.map(({ technique }) => technique.name) ?? []
  expect(hopsOf('user/ada')).toEqual(['put-user-policy', 'assume-role'])
  expect(hopsOf('user/bo')).toEqual([])
})
