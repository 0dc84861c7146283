import policyAssumeroleWildcard from '../../../src/queries/policies/policy-assumerole-wildcard.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(policyAssumeroleWildcard, {
  reports: {
    'any role by name and by service': [
      bakery()
        .policy('A', { document: allowing('sts:AssumeRole') })
        .policy('B', { document: allowing('sts:*') })
        .policy('D', { document: allowing('sts:AssumeRole', 'arn:aws:iam::*:role/*') }),
      ['policy/A', 'policy/B', 'policy/D'],
    ],
    'a condition, marked': [
      bakery().group('bakers', {
        inline: {
          all: {
            Statement: {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          },
        },
      }),
      [
        {
          resourceArn: 'group/bakers',
          policyName: 'all',
          isConditional: true,
          conditions: ['Bool aws:MultiFactorAuthPresent true'],
        },
      ],
    ],
    'a Deny under a condition, which must not be met': [
      bakery().policy('A', {
        document: {
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
            { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:ViaAWSService': 'true' } } },
            { Effect: 'Deny', Action: 'sts:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          ],
        },
      }),
      [{ policyArn: 'policy/A', isConditional: true, conditions: ['not (Bool aws:SecureTransport false)'] }],
    ],
    'a condition beside an Allow without': [
      bakery().policy('A', {
        document: {
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
            { Effect: 'Allow', Action: 'sts:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
          ],
        },
      }),
      [{ policyArn: 'policy/A', isConditional: false, conditions: [] }],
    ],
  },
  silent: {
    'administrators, whom another query names': bakery()
      .policy('A', { document: allowing('*') })
      .role('oven', { inline: { all: allowing('*') }, attached: ['A'] }),
    'a named role': bakery().policy('A', {
      document: allowing('sts:AssumeRole', ['arn:aws:iam::444455556666:role/oven', 'arn:aws:iam::*:role/audit']),
    }),
    'other actions of STS': bakery().policy('A', { document: allowing(['sts:GetCallerIdentity', 'sts:TagSession']) }),
    'all of another service': bakery().policy('A', { document: allowing('s3:*') }),
    'everything but STS': bakery().policy('A', {
      document: { Statement: { Effect: 'Allow', NotAction: 'sts:*', Resource: '*' } },
    }),
  },
})
