import { expect, test } from 'vitest'

import { openAccess } from '../../src/access/open-access.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })

const isBread = { StringEquals: { 'aws:PrincipalTag/team': 'bread' } }

test('whoever has the same policies is told apart by what service control policies ask of them', () => {
  const night = bakery()
    .policy('Read', { document: policy(READ) })
    .user('ada', { attached: ['Read'], tags: { team: 'bread' } })
    .user('bob', { attached: ['Read'], tags: { team: 'cake' } })
    .build()
  const scps = [
    [readPolicyJson(policy({ ...READ, Action: '*' }, { ...READ, Effect: 'Deny', Action: '*', Condition: isBread }))],
  ]
  const access = openAccess({ account: night, actions: () => actionTable, scps })
  const found = [...access.whoCan({ action: 's3:GetObject', resource: 'arn:aws:s3:::oven/bun' })]
  expect(found.map(({ principal: { name } }) => name)).toEqual(['bob'])
})

test('a level that says nothing is not the same as none, which service-linked roles have', () => {
  const night = bakery()
    .policy('Read', { document: policy(READ) })
    .role('oven', { attached: ['Read'] })
    .role('AWSServiceRoleForOvens', { attached: ['Read'], path: '/aws-service-role/ovens.amazonaws.com/' })
    .build()
  const scps = [[readPolicyJson(policy({ ...READ, Action: 'sqs:*' }))]]
  const access = openAccess({ account: night, actions: () => actionTable, scps })
  const found = [...access.whoCan({ action: 's3:GetObject', resource: 'arn:aws:s3:::oven/bun' })]
  expect(found.map(({ principal: { name } }) => name)).toEqual(['AWSServiceRoleForOvens'])
})

test('whoever says the same in policies of their own is told by their own', () => {
  const night = bakery()
    .user('ada', { inline: { first: policy(READ) } })
    .user('bob', { inline: { second: policy({ ...READ, Action: 's3:PutObject' }, { ...READ, Sid: 'Mine' }) } })
    .build()
  const access = openAccess({ account: night, actions: () => actionTable })
  const found = [...access.whoCan({ action: 's3:GetObject', resource: 'arn:aws:s3:::oven/bun' })]
  expect(found.map(({ decision: { reason } }) => reason)).toEqual([
    'Allowed by first (statement 0).',
    'Allowed by second (statement 1 Mine).',
  ])
})
