import { expect } from 'vitest'

import privescPolicyVersionSleeping from '../../../src/queries/escalation/privesc-policy-version-sleeping.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** A policy in force as v2, of which v1 says something else. */
const bread = (v1: object | null, v2: object | null): Bakery =>
  bakery().policy('Bread', {
    defaultVersion: 'v2',
    versions: [
      { version: 'v1', document: v1 },
      { version: 'v2', isDefault: true, document: v2 },
    ],
  })
const allows = (action: string): object => ({ Effect: 'Allow', Action: action, Resource: '*' })
const READ = allowing('s3:GetObject')

testQuery(privescPolicyVersionSleeping, {
  rows: {
    'an older version that allows everything': [
      bread(allowing('*'), READ).user('ada', { attached: ['Bread'] }),
      [
        {
          policyArn: 'policy/Bread',
          policyId: expect.stringMatching(/^ANPA/),
          version: 'v1',
          defaultVersion: 'v2',
          effect: 'broader',
          action: expect.stringContaining(':'),
          resource: expect.any(String),
        },
      ],
    ],
  },
  reports: {
    'one that allows something else': [
      bread(allowing('sqs:SendMessage'), READ).role('oven', { attached: ['Bread'] }),
      [{ policyArn: 'policy/Bread', effect: 'different' }],
      { effects: ['broader', 'different'] },
    ],
    'attached to a group': [
      bread(allowing('s3:*'), READ).group('bakers', { attached: ['Bread'] }),
      [{ policyArn: 'policy/Bread', effect: 'broader' }],
    ],
  },
  silent: {
    'one that allows something else, by default': bread(allowing('sqs:SendMessage'), READ).role('oven', {
      attached: ['Bread'],
    }),
    'one that allows less': bread(READ, allowing('s3:*')).user('ada', { attached: ['Bread'] }),
    'one that says the same in other words': bread(allowing(['s3:GetObject', 's3:getobject']), READ).user('ada', {
      attached: ['Bread'],
    }),
    'a part of the one in force, beside a Deny': bread(
      { ...READ, Statement: [allows('s3:GetObject'), { ...allows('s3:PutObject'), Effect: 'Deny' }] },
      { ...READ, Statement: [allows('s3:GetObject'), allows('sqs:*')] },
    ).user('ada', { attached: ['Bread'] }),
    'a policy that nobody has': bread(allowing('*'), READ),
    'a policy of one version': bakery()
      .policy('Bread', { document: READ })
      .user('ada', { attached: ['Bread'] }),
  },
  unknown: {
    'a version with a statement that cannot be read': [
      bread({ ...READ, Statement: { ...allows('s3:GetObject'), Colour: 'red' } }, READ).user('ada', {
        attached: ['Bread'],
      }),
      [
        {
          part: 'customer-policies',
          reason: expect.stringContaining('whether v1 allows more: '),
          subjects: ['policy/Bread'],
        },
      ],
    ],
    'a version whose document was not given': [
      bread(null, READ).user('ada', { attached: ['Bread'] }),
      [
        {
          part: 'customer-policies',
          reason: 'whether v1 allows more: its document was not given',
          subjects: ['policy/Bread'],
        },
      ],
    ],
  },
})
