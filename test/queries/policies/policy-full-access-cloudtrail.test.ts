import policyFullAccessCloudtrail from '../../../src/queries/policies/policy-full-access-cloudtrail.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** A policy Recipes of some statements; each allows on everything unless it says otherwise. */
function recipes(...statements: readonly object[]) {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }))
  return bakery().policy('Recipes', { document: { Version: '2012-10-17', Statement } })
}

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }

testQuery(policyFullAccessCloudtrail, {
  reports: {
    'all of the service': [recipes({ Action: 'cloudtrail:*' }), [{ policyArn: 'policy/Recipes', decision: 'allowed' }]],
    'all of it among others, in upper case': [recipes({ Action: ['ec2:*', 'CLOUDTRAIL:*'] }), ['policy/Recipes']],
    'all but other services': [recipes({ NotAction: ['iam:*', 's3:*'] }), ['policy/Recipes']],
    'everything, under a condition': [recipes({ Action: '*', ...mfa }), [{ decision: 'conditional' }]],
    'all of it in two statements': [
      recipes(
        { Action: ['cloudtrail:G*', 'cloudtrail:L*'] },
        { NotAction: ['iam:*', 'cloudtrail:G*', 'cloudtrail:L*'] },
      ),
      ['policy/Recipes'],
    ],
    'all of it under a condition': [
      recipes({ Action: 'cloudtrail:*', ...mfa }),
      [{ decision: 'conditional', conditions: ['Bool aws:MultiFactorAuthPresent true'] }],
    ],
    'all of it, and a Deny of reading': [
      recipes({ Action: 'cloudtrail:*' }, { Effect: 'Deny', Action: 'cloudtrail:LookupEvents' }),
      ['policy/Recipes'],
    ],
    'all of it, and a Deny of some resources': [
      recipes(
        { Action: 'cloudtrail:*' },
        { Effect: 'Deny', Action: 'cloudtrail:*', Resource: 'arn:aws:cloudtrail:eu-west-3:123456789012:*/flour' },
      ),
      ['policy/Recipes'],
    ],
    'an inline policy': [
      bakery().role('oven', { inline: { all: allowing('cloudtrail:*') } }),
      [{ resourceArn: 'role/oven', policyName: 'all' }],
    ],
  },
  rows: {
    'whose it is': [
      bakery()
        .policy('Recipes', { document: allowing('cloudtrail:*'), id: 'ANPARECIPES000000000' })
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
    'all but the service': recipes({ NotAction: ['ec2:*', 'cloudtrail:*'] }),
    'some of it': recipes({ Action: ['cloudtrail:Get*', 'cloudtrail:List*', 'cloudtrail:Describe*'] }),
    'all of it, and a Deny of what does harm': recipes(
      { Action: 'cloudtrail:*' },
      { Effect: 'Deny', Action: 'cloudtrail:StopLogging' },
    ),
    'all of it on its main resources, which leaves out what takes none': recipes({
      Action: 'cloudtrail:*',
      Resource: 'arn:aws:cloudtrail:*:123456789012:trail/*',
    }),
    'all of it by an Allow that has ended': recipes({
      Action: 'cloudtrail:*',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } },
    }),
    'a policy used only as a boundary, which grants nothing': recipes({ Action: 'cloudtrail:*' }).role('oven', {
      boundary: 'Recipes',
    }),
    "AWS's own, which cannot be mended": bakery()
      .awsPolicy('Everything', { document: allowing('cloudtrail:*') })
      .role('oven', { attached: ['arn:aws:iam::aws:policy/Everything'] }),
  },
  unknown: {
    'a statement that cannot be decided': [
      recipes({ Action: 'cloudtrail:*', Condition: 'x' }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Condition is not an object',
          subjects: ['policy/Recipes'],
        },
      ],
    ],
    'a Deny that cannot be decided': [
      recipes({ Action: 'cloudtrail:*' }, { Effect: 'Deny', Action: 'cloudtrail:StopLogging', Condition: 'x' }),
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
