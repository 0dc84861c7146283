import { expect, test } from 'vitest'

import { askerOf } from '../../src/access/asker.ts'
import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import { bakery } from '../support/account-builder.ts'

/** What ada may do by one Allow of an action on everything, under a condition. */
function decisionOf(action: string, Condition: object, context: ReadonlyMap<string, string> = new Map()): string {
  const statement = { Effect: 'Allow', Action: action, Resource: '*', Condition }
  const account = bakery()
    .user('ada', { inline: { p: { Version: '2012-10-17', Statement: statement } } })
    .build()
  const access = openAccess({ account, actions: loadActionTable })
  const [ada] = account.users()
  if (ada === undefined) throw new RangeError('no ada')
  return access.can(askerOf(ada), { action, resource: null, context }).decision
}

test.for<readonly [string, string, object, string]>([
  [
    'a key of another action of IAM',
    'iam:CreateAccessKey',
    { StringEquals: { 'iam:PassedToService': 'ec2' } },
    'denied',
  ],
  ['the same negated', 'iam:CreateAccessKey', { StringNotEquals: { 'iam:PassedToService': 'ec2' } }, 'allowed'],
  ['the same where it is missing', 'iam:CreateAccessKey', { Null: { 'iam:PassedToService': 'true' } }, 'allowed'],
  ['the action’s own key', 'iam:PassRole', { StringEquals: { 'iam:PassedToService': 'ec2' } }, 'conditional'],
  ['a key of its resource', 'iam:CreateAccessKey', { StringEquals: { 'iam:ResourceTag/team': 'x' } }, 'conditional'],
  ['IAM’s key with another service', 's3:GetObject', { StringEquals: { 'iam:PolicyARN': 'x' } }, 'denied'],
  [
    'tags of a resource where there is none',
    'ec2:DescribeInstances',
    { StringEquals: { 'aws:ResourceTag/a': 'x' } },
    'denied',
  ],
  [
    'the same by the service’s name for them',
    'ec2:DescribeInstances',
    { StringEquals: { 'ec2:ResourceTag/a': 'x' } },
    'denied',
  ],
  [
    'a service’s key that AWS lists beside other actions, and documents for this one',
    'aws-marketplace:Subscribe',
    { 'ForAnyValue:StringEquals': { 'aws-marketplace:ProductId': 'prod-x' } },
    'conditional',
  ],
  [
    'tags of the request where none are set',
    'iam:CreateAccessKey',
    { StringEquals: { 'aws:RequestTag/a': 'x' } },
    'denied',
  ],
  [
    'tags of the request where some are',
    'iam:CreateUser',
    { StringEquals: { 'aws:RequestTag/a': 'x' } },
    'conditional',
  ],
  [
    'a key with a name of the caller’s',
    'kms:Decrypt',
    { StringEquals: { 'kms:EncryptionContext:app': 'x' } },
    'conditional',
  ],
  ['a key that AWS does not publish', 'iam:CreateAccessKey', { StringEquals: { 'iam:Whatever': 'x' } }, 'conditional'],
  [
    'a key that travels with a session',
    'ec2:RunInstances',
    { ArnLike: { 'ec2:SourceInstanceARN': '*' } },
    'conditional',
  ],
  ['another service’s key, which may', 's3:GetObject', { ArnLike: { 'lambda:SourceFunctionArn': '*' } }, 'conditional'],
  ['an action that AWS does not publish', 'iam:Whatever', { StringEquals: { 'iam:PolicyARN': 'x' } }, 'conditional'],
])('%s', ([, action, condition, decision]) => {
  expect(decisionOf(action, condition)).toBe(decision)
})

test('what the user says comes first', () => {
  const condition = { StringEquals: { 'iam:PassedToService': 'ec2' } }
  expect(decisionOf('iam:CreateAccessKey', condition, new Map([['iam:passedtoservice', 'ec2']]))).toBe('allowed')
})
