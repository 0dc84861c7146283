import { describe, expect, test } from 'vitest'

import { pathsByTechnique, shortestPath } from '../../src/escalation/path.ts'
import { pathRow } from '../../src/escalation/path-rows.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating, pathOf, standingOf } from '../support/escalating.ts'

const arn = (tail: string): string => `arn:aws:iam::123456789012:${tail}`
const EC2 = 'ec2.amazonaws.com'
const trustsAda = trusting(arn('user/ada'))
const writer = (...actions: readonly string[]): Bakery =>
  bakery().role('clerk', { trust: trustsAda, inline: { p: allowing(actions) } })
const denying = (action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }],
})

describe('somebody becomes a role that changes them, and is what they were with more', () => {
  const cases: Readonly<Record<string, readonly [Bakery, string, readonly string[] | null]>> = {
    'a role that writes policies of users': [
      writer('iam:PutUserPolicy').user('ada'),
      'user/ada',
      ['assume-role → role/clerk', 'put-user-policy → user/ada'],
    ],
    'a role that attaches policies to the one user': [
      bakery()
        .role('clerk', { trust: trustsAda, inline: { p: allowing('iam:AttachUserPolicy', arn('user/ada')) } })
        .user('ada'),
      'user/ada',
      ['assume-role → role/clerk', 'attach-user-policy → user/ada'],
    ],
    'a role that adds users to the group of administrators': [
      writer('iam:AddUserToGroup')
        .group('chiefs', { inline: { p: allowing('*') } })
        .user('ada'),
      'user/ada',
      ['assume-role → role/clerk', 'add-user-to-group → user/ada'],
    ],
    'a role that writes policies of a group of the user': [
      writer('iam:AttachGroupPolicy')
        .group('bakers')
        .user('ada', { groups: ['bakers'] }),
      'user/ada',
      ['assume-role → role/clerk', 'attach-group-policy → user/ada'],
    ],
    'a role that writes policies of the role it came from': [
      bakery()
        .role('mill', { trust: trustsAda })
        .role('clerk', {
          trust: trusting(arn('role/mill')),
          inline: { p: allowing('iam:PutRolePolicy', arn('role/mill')) },
        }),
      'role/mill',
      ['assume-role → role/clerk', 'put-role-policy → role/mill'],
    ],
    'a role that adds users to a group that may write policies': [
      writer('iam:AddUserToGroup')
        .group('clerks', { inline: { p: allowing('iam:PutUserPolicy') } })
        .user('ada'),
      'user/ada',
      ['assume-role → role/clerk', 'add-user-to-group → user/ada', 'put-user-policy → user/ada'],
    ],
    'a role that adds users to a group that may assume an administrator': [
      writer('iam:AddUserToGroup')
        .role('chief', { trust: trusting(arn('root')), inline: { p: allowing('*') } })
        .group('clerks', { inline: { p: allowing('sts:AssumeRole', arn('role/chief')) } })
        .user('ada'),
      'user/ada',
      ['assume-role → role/clerk', 'add-user-to-group → user/ada', 'assume-role → role/chief'],
    ],
    'a role that takes away a Deny, and leaves what an administrator is made by': [
      writer('iam:DeleteUserPolicy').user('ada', {
        inline: { p: allowing('iam:PutUserPolicy'), q: denying('iam:PutUserPolicy') },
      }),
      'user/ada',
      ['assume-role → role/clerk', 'delete-user-policy → user/ada', 'put-user-policy → user/ada'],
    ],
    'a role that takes off the boundary of the role it came from': [
      bakery()
        .policy('Fence', { document: allowing('sts:*') })
        .role('mill', { trust: trustsAda, boundary: 'Fence', inline: { p: allowing('*') } })
        .role('clerk', {
          trust: trusting(arn('role/mill')),
          inline: { p: allowing('iam:DeleteRolePermissionsBoundary', arn('role/mill')) },
        }),
      'role/mill',
      ['assume-role → role/clerk', 'delete-role-permissions-boundary → role/mill'],
    ],
    'somebody else who becomes them': [
      bakery()
        .role('clerk', { trust: trustsAda, inline: { p: allowing('iam:PutUserPolicy', arn('user/ada')) } })
        .user('ada')
        .user('bo', { inline: { p: allowing('iam:CreateAccessKey', arn('user/ada')) } }),
      'user/bo',
      ['create-access-key → user/ada', 'assume-role → role/clerk', 'put-user-policy → user/ada'],
    ],
    'a role on the way to the role that writes': [
      bakery()
        .role('mill', { trust: trustsAda })
        .role('clerk', { trust: trusting(arn('role/mill')), inline: { p: allowing('iam:PutUserPolicy') } })
        .user('ada'),
      'user/ada',
      ['assume-role → role/mill', 'assume-role → role/clerk', 'put-user-policy → user/ada'],
    ],
    'a role behind a nearer one that writes policies of somebody else': [
      bakery()
        .role('mill', { trust: trustsAda, inline: { p: allowing('iam:PutUserPolicy', arn('user/bo')) } })
        .role('clerk', {
          trust: trusting(arn('role/mill')),
          inline: { p: allowing('iam:PutUserPolicy', arn('user/ada')) },
        })
        .user('ada')
        .user('bo'),
      'user/ada',
      ['assume-role → role/mill', 'assume-role → role/clerk', 'put-user-policy → user/ada'],
    ],
    'the role itself, which holds no credentials of users': [
      writer('iam:PutUserPolicy').user('ada'),
      'role/clerk',
      null,
    ],
    'a role that writes policies of another user': [
      bakery()
        .role('clerk', { trust: trustsAda, inline: { p: allowing('iam:PutUserPolicy', arn('user/bo')) } })
        .user('ada')
        .user('bo'),
      'user/ada',
      null,
    ],
    'a role that somebody else assumes': [writer('iam:PutUserPolicy').user('ada').user('bo'), 'user/bo', null],
    'a role that is denied it': [
      bakery()
        .role('clerk', {
          trust: trustsAda,
          inline: { p: allowing('iam:PutUserPolicy'), q: denying('iam:PutUserPolicy') },
        })
        .user('ada'),
      'user/ada',
      null,
    ],
    'a user who is denied assuming it': [
      writer('iam:PutUserPolicy').user('ada', { inline: { q: denying('sts:AssumeRole') } }),
      'user/ada',
      null,
    ],
    'a user whose boundary leaves nothing': [
      writer('iam:PutUserPolicy')
        .policy('Fence', { document: allowing('s3:*') })
        .user('ada', { boundary: 'Fence' }),
      'user/ada',
      null,
    ],
    'a role that takes off the boundary of another role than it came from': [
      bakery()
        .policy('Fence', { document: allowing('sts:*') })
        .role('chief', { trust: EC2, boundary: 'Fence', inline: { p: allowing('*') } })
        .role('mill', { trust: trustsAda })
        .role('clerk', {
          trust: trusting(arn('role/mill')),
          inline: { p: allowing('iam:DeleteRolePermissionsBoundary') },
        }),
      'role/mill',
      null,
    ],
    'a group that may assume a role which does not let one in': [
      writer('iam:AddUserToGroup')
        .role('chief', { trust: EC2, inline: { p: allowing('*') } })
        .group('clerks', { inline: { p: allowing('sts:AssumeRole', arn('role/chief')) } })
        .user('ada'),
      'user/ada',
      null,
    ],
    'a group that is nothing much': [
      writer('iam:AddUserToGroup')
        .group('bakers', { inline: { p: allowing('s3:*') } })
        .user('ada'),
      'user/ada',
      null,
    ],
  }
  test.each(Object.entries(cases))('%s', (_, [account, who, path]) => {
    expect(pathOf(escalating(account), who)).toEqual(path)
  })
})

test('of many groups the one that gives something is found', () => {
  const numbers = [...Array(75).keys()]
  const groups = numbers.reduce(
    (account, number) => account.group(`bakers${number}`, { inline: { p: allowing('sqs:*') } }),
    bakery().group('clerks', { inline: { p: allowing('iam:PutUserPolicy') } }),
  )
  const account = numbers
    .reduce((users, number) => users.user(`ada${number}`, { inline: { p: allowing('sts:AssumeRole') } }), groups)
    .role('clerk', { trust: trusting(arn('root')), inline: { p: allowing('iam:AddUserToGroup') } })
  expect(pathOf(escalating(account), 'user/ada9')).toEqual([
    'assume-role → role/clerk',
    'add-user-to-group → user/ada9',
    'put-user-policy → user/ada9',
  ])
})

test('a condition of the role that writes is one of the path', () => {
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*', Condition: mfa }],
  }
  const escalation = escalating(
    bakery()
      .role('clerk', { trust: trustsAda, inline: { p: policy } })
      .user('ada'),
  )
  const path = shortestPath(standingOf(escalation, 'user/ada'), escalation.toAdmin)
  expect(path?.decision).toBe('conditional')
})

test('the paths of one principal hold it, with the evidence of every hop', () => {
  const escalation = escalating(writer('iam:PutUserPolicy').user('ada'))
  const ada = standingOf(escalation, 'user/ada')
  const paths = pathsByTechnique(ada, escalation, escalation.end, escalation.toAdmin)
  expect(paths.map((path) => pathRow(path, escalation))).toMatchObject([
    {
      principalArn: arn('user/ada'),
      targetArn: arn('user/ada'),
      targetTier: 'admin',
      hops: [
        { technique: 'assume-role', to: arn('role/clerk') },
        { from: arn('role/clerk'), to: arn('user/ada'), evidence: [{ policyName: 'p' }] },
      ],
    },
  ])
})
