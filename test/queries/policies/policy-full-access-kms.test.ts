import policyFullAccessKms from '../../../src/queries/policies/policy-full-access-kms.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** A policy Recipes of some statements; each allows on everything unless it says otherwise. */
function recipes(...statements: readonly object[]) {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }))
  return bakery().policy('Recipes', { document: { Version: '2012-10-17', Statement } })
}

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }

testQuery(policyFullAccessKms, {
  reports: {
    'all of the service': [recipes({ Action: 'kms:*' }), [{ policyArn: 'policy/Recipes', decision: 'allowed' }]],
    'all of it among others, in upper case': [recipes({ Action: ['ec2:*', 'KMS:*'] }), ['policy/Recipes']],
    'all but other services': [recipes({ NotAction: ['iam:*', 's3:*'] }), ['policy/Recipes']],
    'everything, under a condition': [recipes({ Action: '*', ...mfa }), [{ decision: 'conditional' }]],
    'all of it in two statements': [
      recipes({ Action: ['kms:G*', 'kms:L*'] }, { NotAction: ['iam:*', 'kms:G*', 'kms:L*'] }),
      ['policy/Recipes'],
    ],
    'all of it under a condition': [
      recipes({ Action: 'kms:*', ...mfa }),
      [{ decision: 'conditional', conditions: ['Bool aws:MultiFactorAuthPresent true'] }],
    ],
    'all of it, and a Deny of reading': [
      recipes({ Action: 'kms:*' }, { Effect: 'Deny', Action: 'kms:DescribeKey' }),
      ['policy/Recipes'],
    ],
    'all of it, and a Deny of some resources': [
      recipes(
        { Action: 'kms:*' },
        { Effect: 'Deny', Action: 'kms:*', Resource: 'arn:aws:kms:eu-west-3:123456789012:*/flour' },
      ),
      ['policy/Recipes'],
    ],
    'an inline policy': [
      bakery().role('oven', { inline: { all: allowing('kms:*') } }),
      [{ resourceArn: 'role/oven', policyName: 'all' }],
    ],
  },
  rows: {
    'whose it is': [
      bakery()
        .policy('Recipes', { document: allowing('kms:*'), id: 'ANPARECIPES000000000' })
        .user('ada', { attached: ['Recipes'] }),
      [
        {
          policyArn: 'policy/Recipes',
          policyId: 'ANPARECIPES000000000',
          resourceArn: null,
          resourceId: null,
          policyName: 'Recipes',
          version: 'v1',
          isAttached: true,
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  silent: {
    'administrators, whom another query names': recipes({ Action: '*' }),
    'administrators by what is left out': recipes({ NotAction: ['ec2:*', 's3:*'] }),
    'another service': recipes({ Action: 'ec2:*' }),
    'all but the service': recipes({ NotAction: ['ec2:*', 'kms:*'] }),
    'some of it': recipes({ Action: ['kms:Get*', 'kms:List*', 'kms:Describe*'] }),
    'all of it, and a Deny of what does harm': recipes(
      { Action: 'kms:*' },
      { Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion' },
    ),
    'all of it on its main resources, which leaves out what takes none': recipes({
      Action: 'kms:*',
      Resource: 'arn:aws:kms:*:123456789012:key/*',
    }),
    'all of it by an Allow that has ended': recipes({
      Action: 'kms:*',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } },
    }),
    'a policy used only as a boundary, which grants nothing': recipes({ Action: 'kms:*' }).role('oven', {
      boundary: 'Recipes',
    }),
    "AWS's own, which cannot be mended": bakery()
      .awsPolicy('Everything', { document: allowing('kms:*') })
      .role('oven', { attached: ['arn:aws:iam::aws:policy/Everything'] }),
  },
  unknown: {
    'a statement that cannot be decided': [
      recipes({ Action: 'kms:*', Condition: 'x' }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Condition is not an object',
          subjects: ['policy/Recipes'],
        },
      ],
    ],
    'a Deny that cannot be decided': [
      recipes({ Action: 'kms:*' }, { Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion', Condition: 'x' }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 1 cannot be decided: its Condition is not an object',
          subjects: ['policy/Recipes'],
        },
      ],
    ],
  },
})
