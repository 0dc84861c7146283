import { expect, test } from 'vitest'

import { openAccess } from '../../../../src/access/open-access.ts'
import { runQuery } from '../../../../src/queries/run.ts'
import abacTagWritable from '../../../../src/queries/escalation/abac-tag-writable.ts'
import { taggersIn } from '../../../../src/queries/shared/escalation/taggers.ts'
import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'

const statement = (Effect: string, more: object): object => ({ Effect, Resource: '*', ...more })
const policy = (...Statement: readonly object[]): { inline: Record<string, object> } => ({
  inline: { p: { Version: '2012-10-17', Statement } },
})

const POLICIES: Record<string, object> = {
  'one action': policy(statement('Allow', { Action: 'sqs:TagQueue' })),
  'in another letter case': policy(statement('Allow', { Action: 'SQS:tagqueue' })),
  'a pattern of one service': policy(statement('Allow', { Action: ['sqs:*Tag*', 's3:Get*'] })),
  'a service without its tags': policy(statement('Allow', { Action: 'sqs:Send*' })),
  'a pattern of several services': policy(statement('Allow', { Action: 's?s:Tag*' })),
  everything: policy(statement('Allow', { Action: '*' })),
  'everything but one': policy(statement('Allow', { NotAction: 'sqs:SendMessage' })),
  'a Deny alone': policy(statement('Deny', { Action: 'sqs:*' })),
  'neither Allow nor Deny': policy(statement('Perhaps', { Action: 'sqs:TagQueue' })),
  'no document that can be read': { inline: { p: { Statement: 'none' } } },
}

const TAGGING = ['sqs:TagQueue', 'sns:TagResource', 's3:PutObjectTagging', 'iam:TagUser', 'iam:TagRole']

test.each(Object.entries(POLICIES))('%s: whom no tagging action is named, no Allow can allow it', (_, holder) => {
  const account = bakery().user('ada', holder).build()
  const access = openAccess({ account, actions: () => actionTable })
  const [ada] = account.users()
  if (ada === undefined) throw new Error('no ada')
  const isNamed = taggersIn(actionTable).areNamed(access.held.of(ada))
  const may = TAGGING.filter((action) => access.mayAllow(action).length > 0)
  expect(TAGGING.filter(isNamed)).toEqual(expect.arrayContaining(may))
})

test('a policy of one service names what it has of it and nothing else', () => {
  const account = bakery()
    .user('ada', policy(statement('Allow', { Action: ['sqs:*', 's3:GetObject'] })))
    .build()
  const [ada] = account.users()
  if (ada === undefined) throw new Error('no ada')
  const access = openAccess({ account, actions: () => actionTable })
  const isNamed = taggersIn(actionTable).areNamed(access.held.of(ada))
  expect(TAGGING.filter(isNamed)).toEqual(['sqs:TagQueue'])
})

test('what the policy of a resource allows needs no name in an Allow of its own', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/team': 'bread' } }
  const account = bakery()
    .user('ada', policy(statement('Allow', { Action: 'sqs:SendMessage', Condition })))
    .build()
  const [ada] = account.users()
  const queue = { Effect: 'Allow', Principal: { AWS: ada?.arn }, Action: 'sqs:TagQueue', Resource: '*' }
  const resourcePolicies = [readPolicyJson({ Version: '2012-10-17', Statement: [queue] })]
  const actions = (): typeof actionTable => actionTable
  const found = (access: ReturnType<typeof openAccess>): readonly unknown[] =>
    [...runQuery(abacTagWritable, account, { actions, access: () => access }).rows].map((row) => row.get('action'))
  expect(found(openAccess({ account, actions, resourcePolicies }))).toEqual(['sqs:TagQueue'])
  expect(found(openAccess({ account, actions }))).toEqual([])
})
