import { describe, expect, test } from 'vitest'

import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { wideGrants } from '../../../../src/queries/shared/policies/wide-grants.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'

const OBJECTS = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const account = bakery().build()

/** What single statements grant, of a few actions: `?` before one that takes conditions, `!` before a statement left open. */
function granted(...statements: readonly object[]): readonly string[] {
  const names = ['dynamodb:Scan', 'iam:CreateAccessKey', 'iot:OpenTunnel', 's3:GetObject', 'ssm:StartSession']
  const wanted = names.flatMap((name) => actionTable.ids(name))
  const { grants, open } = wideGrants(
    account,
    actionTable,
    wanted,
  )(readPolicyJson({ Version: '2012-10-17', Statement: statements }))
  return [
    ...grants.map(({ action, isConditional }) => `${isConditional ? '?' : ''}${action.name}`),
    ...open.map(({ index }) => `!${index}`),
  ]
}

describe('an action is granted without a limit', () => {
  test.each<[name: string, statement: object, expected: readonly string[]]>([
    ['on everything', OBJECTS, ['s3:GetObject']],
    ['by a wildcard of any shape', { ...OBJECTS, Action: '*:g?tobjec*' }, ['s3:GetObject']],
    ['by NotAction', { Effect: 'Allow', NotAction: ['s3:*', 'i*', 'ssm:*'], Resource: '*' }, ['dynamodb:Scan']],
    ['on all resources of its type', { ...OBJECTS, Resource: 'arn:aws:s3:::*' }, ['s3:GetObject']],
    ['on all of them in any partition', { ...OBJECTS, Resource: 'arn:*:s3:::*/*' }, ['s3:GetObject']],
    [
      'on all users of the account',
      { Effect: 'Allow', Action: 'iam:*', Resource: 'arn:aws:iam::123456789012:user/*' },
      ['iam:CreateAccessKey'],
    ],
    [
      'beside resources that NotResource leaves out',
      { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::till/*' },
      ['s3:GetObject'],
    ],
    [
      'of several that a statement names, where its resources are all of theirs',
      {
        Effect: 'Allow',
        Action: ['dynamodb:Scan', 'iam:*', 's3:*', 'ssm:*'],
        Resource: ['arn:aws:s3:::*', 'arn:aws:iam::*:user/*'],
      },
      ['iam:CreateAccessKey', 's3:GetObject'],
    ],
    ['where it takes no resource', { Effect: 'Allow', Action: 'iot:OpenTunnel', Resource: '*' }, ['iot:OpenTunnel']],
    [
      'on all tables, whose indexes are not required',
      { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: 'arn:aws:dynamodb:*:*:table/*' },
      ['dynamodb:Scan'],
    ],
  ])('%s', (_, statement, expected) => {
    expect(granted(statement)).toEqual(expected)
  })
})

describe('an action is not granted without a limit', () => {
  test.each<[name: string, ...statements: object[]]>([
    ['on one bucket', { ...OBJECTS, Resource: 'arn:aws:s3:::till/*' }],
    ['on buckets of one name', { ...OBJECTS, Resource: 'arn:aws:s3:::till-*' }],
    ['in another partition', { ...OBJECTS, Resource: 'arn:aws-cn:s3:::*' }],
    ['in one region', { ...OBJECTS, Action: 'dynamodb:*', Resource: 'arn:aws:dynamodb:eu-central-1:*:table/*' }],
    ['in another account', { ...OBJECTS, Action: 'iam:*', Resource: 'arn:aws:iam::444455556666:user/*' }],
    ['on oneself', { ...OBJECTS, Action: 'iam:*AccessKey*', Resource: 'arn:aws:iam::*:user/${aws:username}' }],
    ['where it takes no resource, and ARNs are named', { ...OBJECTS, Action: 'iot:*', Resource: 'arn:aws:iot:*:*:*' }],
    ['where NotResource leaves out its type', { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:*' }],
    [
      'on one instance, with any document',
      {
        ...OBJECTS,
        Action: 'ssm:StartSession',
        Resource: ['arn:aws:ec2:*:*:instance/i-0123', 'arn:aws:ssm:*:*:document/*'],
      },
    ],
    [
      'where the resource must have a tag',
      { ...OBJECTS, Condition: { StringEquals: { 'aws:ResourceTag/team': 'oven' } } },
    ],
    ['after a Deny of everything', OBJECTS, { Effect: 'Deny', Action: '*', Resource: '*' }],
    ['after a Deny of it', OBJECTS, { Effect: 'Deny', Action: 's3:Get*', Resource: '*' }],
    ['after a Deny of all but others', OBJECTS, { Effect: 'Deny', NotAction: 'dynamodb:*', Resource: '*' }],
    ['by a Deny', { ...OBJECTS, Effect: 'Deny' }],
  ])('%s', (_, ...statements) => {
    expect(granted(...statements)).toEqual([])
  })
})

test('conditions are kept and marked, and a grant without one wins', () => {
  const office = { ...OBJECTS, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }
  expect(granted(office)).toEqual(['?s3:GetObject'])
  expect(granted(office, OBJECTS)).toEqual(['s3:GetObject'])
  const tagged = { StringEqualsIfExists: { 'aws:ResourceTag/team': 'oven' } }
  expect(granted({ ...OBJECTS, Condition: tagged })).toEqual(['?s3:GetObject'])
  const requested = { StringEquals: { 'aws:PrincipalTag/team': 'oven' } }
  expect(granted({ ...OBJECTS, Condition: requested })).toEqual(['?s3:GetObject'])
})

test('a Deny under a condition makes a grant conditional, one of some resources does not end it', () => {
  const region = { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } }
  expect(granted(OBJECTS, { Effect: 'Deny', Action: '*', Resource: '*', Condition: region })).toEqual(['?s3:GetObject'])
  expect(granted(OBJECTS, { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::till/*' })).toEqual(['s3:GetObject'])
})

test('what cannot be decided is left open where it matters', () => {
  const odd = { Frequency: 'daily' }
  expect(granted({ ...OBJECTS, ...odd })).toEqual(['!0'])
  expect(granted({ ...OBJECTS, ...odd }, OBJECTS)).toEqual(['s3:GetObject'])
  expect(granted(OBJECTS, { ...OBJECTS, Effect: 'Deny', ...odd })).toEqual(['!1'])
  expect(granted(OBJECTS, { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*', ...odd })).toEqual(['s3:GetObject'])
  expect(granted({ ...OBJECTS, Effect: 'Perhaps' })).toEqual(['!0'])
  expect(granted({ Effect: 'Allow', Action: 'sqs:*', Resource: '*', ...odd })).toEqual([])
})
