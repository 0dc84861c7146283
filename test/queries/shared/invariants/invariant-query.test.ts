import { describe, expect, test } from 'vitest'

import { openAccess } from '../../../../src/access/open-access.ts'
import type { Invariant } from '../../../../src/model/invariant.ts'
import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { runQuery } from '../../../../src/queries/run.ts'
import { invariantQuery } from '../../../../src/queries/shared/invariants/invariant-query.ts'
import { type Bakery, bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'
import { allowing, trusting } from '../../../support/documents.ts'

const FLOUR = 'arn:aws:s3:::flour/*'

const promise: Invariant = {
  id: 'flour-restricted',
  description: 'nobody reads the flour bucket',
  severity: 'high',
  actions: ['s3:GetObject'],
  resources: [FLOUR],
  unless: [],
  where: new Map(),
  routes: false,
  beyond: false,
}

/** Whoever breaks a promise, by the tail of the ARN, with the request that shows it; and whom it leaves open. */
function judge(account: Bakery, over: Partial<Invariant> = {}, resourcePolicies: readonly object[] = []) {
  const view = account.build()
  const access = openAccess({
    account: view,
    actions: () => actionTable,
    resourcePolicies: resourcePolicies.map(readPolicyJson),
  })
  const answer = runQuery(invariantQuery({ ...promise, ...over }), view, {
    actions: () => actionTable,
    access: () => access,
  })
  const rows = [...answer.rows].map((row) => Object.fromEntries(row))
  const unknown = answer.unknown()
  return { rows, open: unknown.flatMap(({ subjects }) => subjects), parts: unknown.map(({ part }) => part) }
}

const tails = (account: Bakery, over: Partial<Invariant> = {}) =>
  judge(account, over).rows.map(({ principalArn }) =>
    typeof principalArn === 'string' ? principalArn.split(':').at(-1) : principalArn,
  )

const allowingWhere = (Condition: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: FLOUR, Condition }],
})

const allButFlour = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', NotResource: FLOUR }],
}

const read = { read: allowing('s3:GetObject', FLOUR) }

describe('a promise is broken by', () => {
  test('whoever can, with a request that is allowed', () => {
    const { rows } = judge(bakery().user('ada', { inline: read }).user('bob'))
    expect(rows).toMatchObject([
      {
        principalArn: 'arn:aws:iam::123456789012:user/ada',
        decision: 'allowed',
        action: 's3:GetObject',
        resource: expect.stringMatching(/^arn:aws:s3:::flour\/[^*?]*$/),
        path: [],
        evidence: [{ kind: 'statement', policyName: 'read' }],
      },
    ])
  })
  test('whoever can where a condition is met, which the request then meets', () => {
    const document = allowingWhere({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } })
    const { rows } = judge(bakery().user('ada', { inline: { read: document } }))
    expect(rows).toMatchObject([{ decision: 'conditional', context: { 'aws:requestedregion': 'eu-west-1' } }])
  })
  test('whoever can with a part of what it speaks of', () => {
    const { rows } = judge(bakery().user('ada', { inline: { read: allowing('s3:*', 'arn:aws:s3:::flour/rye/*') } }))
    expect(rows).toMatchObject([{ resource: expect.stringMatching(/^arn:aws:s3:::flour\/rye\/[^*?]*$/) }])
  })
  test.each<[string, object, string, string, RegExp]>([
    ['a bucket', allowing('s3:ListBucket', '*'), 's3:ListBucket', 'arn:aws:s3:::flour*', /^arn:aws:s3:::flour[^/*?]*$/],
    ['a bucket among all', allButFlour, 's3:ListBucket', '*', /^arn:aws:s3:::[^/*?]+$/],
    ['an object', allowing('s3:GetObject', FLOUR), 's3:GetObject', 'arn:aws:s3:::*', /^arn:aws:s3:::flour\/[^*?]+$/],
    ['an object among all', allowing('s3:*', FLOUR), 's3:GetObject', '*', /^arn:aws:s3:::flour\/[^*?]+$/],
  ])('a request of what the action takes: %s', (_, document, action, resource, witness) => {
    const { rows } = judge(bakery().user('ada', { inline: { own: document } }), {
      actions: [action],
      resources: [resource],
    })
    expect(rows).toMatchObject([{ action, resource: expect.stringMatching(witness) }])
  })
  test('whoever can with an action that AWS publishes in two lists, of which the table has the resources of one', () => {
    const classic = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/ovens'
    expect(
      tails(bakery().user('ada', { inline: { own: allowing('elasticloadbalancing:*', '*') } }), {
        actions: ['elasticloadbalancing:DeleteLoadBalancer'],
        resources: [classic],
      }),
    ).toEqual(['user/ada'])
  })
  test('an action of several', () => {
    expect(
      tails(bakery().user('ada', { inline: { own: allowing('iam:PutUserPolicy', '*') } }), {
        actions: ['iam:Create*', 'iam:Put*'],
        resources: ['*'],
      }),
    ).toEqual(['user/ada'])
  })
})

describe('a promise is kept', () => {
  test.each<[string, Bakery, Partial<Invariant>]>([
    [
      'where nobody can',
      bakery().user('ada', { inline: { read: allowing('s3:GetObject', 'arn:aws:s3:::salt/*') } }),
      {},
    ],
    ['where only those can who may', bakery().user('ada', { inline: read }), { unless: ['arn:aws:iam::*:user/a*'] }],
    [
      'where it takes what the promise rules out',
      bakery().user('ada', {
        inline: { read: allowingWhere({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) },
      }),
      { where: new Map([['aws:multifactorauthpresent', 'false']]) },
    ],
    [
      'of one bucket, by whoever can only list all of them',
      bakery().user('ada', { inline: { list: allowing('s3:ListAllMyBuckets', '*') } }),
      { actions: ['s3:*'] },
    ],
    [
      'of the objects in a bucket, by whoever can do what takes a bucket alone',
      bakery().user('ada', { inline: { list: allowing(['s3:ListBucket', 's3:GetBucketAcl'], '*') } }),
      { actions: ['s3:*'] },
    ],
    [
      'of one object, by whoever can do what takes no object',
      bakery().user('ada', { inline: { list: allowing(['s3:ListBucket', 's3:GetJobTagging'], '*') } }),
      { actions: ['s3:*'], resources: ['arn:aws:s3:::flour/rye.txt'] },
    ],
    [
      'of any bucket, by whoever can list what is no bucket',
      bakery().user('ada', { inline: { list: allowing('s3:ListBucket', FLOUR) } }),
      { actions: ['s3:ListBucket'], resources: ['*'] },
    ],
    [
      'of buckets and what is in them, by whoever can list what is no bucket',
      bakery().user('ada', { inline: { list: allowing('s3:ListBucket', FLOUR) } }),
      { actions: ['s3:*'], resources: ['arn:aws:s3:::flour*'] },
    ],
    [
      'by whoever can do everything to everything else',
      bakery().user('ada', { inline: { rest: allButFlour } }),
      { actions: ['s3:*'] },
    ],
  ])('%s', (_, account, over) => {
    expect(judge(account, over)).toEqual({ rows: [], open: [], parts: [] })
  })
})

describe('routes by assuming roles', () => {
  const account = bakery()
    .role('baker', { trust: trusting({ AWS: 'arn:aws:iam::123456789012:role/apprentice' }), inline: read })
    .role('apprentice', { trust: trusting({ AWS: 'arn:aws:iam::123456789012:user/ada' }) })
    .user('ada')
    .user('bob')
  const unless = ['arn:aws:iam::123456789012:role/baker']
  test('do not count unless the promise says so', () => {
    expect(tails(account, { unless })).toEqual([])
  })
  test('count then, and are named', () => {
    const { rows } = judge(account, { unless, routes: true })
    expect(rows).toMatchObject([
      { principalArn: expect.stringContaining('role/apprentice'), path: ['arn:aws:iam::123456789012:role/baker'] },
      {
        principalArn: expect.stringContaining('user/ada'),
        path: ['arn:aws:iam::123456789012:role/apprentice', 'arn:aws:iam::123456789012:role/baker'],
      },
    ])
  })
})

describe('everyone beyond the account', () => {
  const open = (Principal: unknown) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: FLOUR }],
  })
  test('is unknown where no policies of resources were given', () => {
    expect(judge(bakery(), { beyond: true })).toMatchObject({ rows: [], open: ['*'] })
  })
  test('breaks it where a bucket is public', () => {
    expect(judge(bakery(), { beyond: true }, [open('*')]).rows).toMatchObject([{ principalArn: '*' }])
  })
  test('does not where it is for one account alone', () => {
    expect(judge(bakery(), { beyond: true }, [open({ AWS: '444455556666' })])).toEqual({
      rows: [],
      open: [],
      parts: [],
    })
  })
})

describe('what cannot be read is left open, proves nothing, and stands in the part that holds it', () => {
  const odd = { odd: { text: 'this is no policy' } }
  test.each<[string, Bakery, string, string]>([
    ['of a user', bakery().user('ada', { inline: odd }), 'users', 'user/ada'],
    ['of a role', bakery().role('ada', { inline: odd }), 'roles', 'role/ada'],
    [
      'of a group',
      bakery()
        .group('bakers', { inline: odd })
        .user('ada', { groups: ['bakers'] }),
      'groups',
      'user/ada',
    ],
  ])('%s', (_, account, part, subject) => {
    expect(judge(account)).toMatchObject({ rows: [], open: [`arn:aws:iam::123456789012:${subject}`], parts: [part] })
  })
})
