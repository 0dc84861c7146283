import policyAllowNotaction from '../../../src/queries/policies/policy-allow-notaction.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const excepting = (more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Most', Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*', ...more }],
})

testQuery(policyAllowNotaction, {
  reports: {
    'every such statement, in order': [
      bakery()
        .policy('Till', {
          document: { Statement: [...excepting().Statement, ...excepting({ Sid: 'Twice' }).Statement] },
        })
        .user('ada', { inline: { most: excepting() } }),
      [
        { resourceArn: 'user/ada', statement: 0 },
        { policyArn: 'policy/Till', statement: 0, sid: 'Most' },
        { policyArn: 'policy/Till', statement: 1, sid: 'Twice' },
      ],
    ],
    'one with NotResource too': [
      bakery().policy('Till', { document: excepting({ Resource: undefined, NotResource: 'arn:aws:s3:::till/*' }) }),
      [{ policyArn: 'policy/Till', resources: null, notResources: ['arn:aws:s3:::till/*'] }],
    ],
    'one under a condition, marked': [
      bakery().policy('Till', {
        document: excepting({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      }),
      [{ policyArn: 'policy/Till', isConditional: true }],
    ],
  },
  rows: {
    'what is excepted, and on what': [
      bakery().policy('Till', { id: 'ANPATILL0000000000000', document: excepting() }),
      [
        {
          policyArn: 'policy/Till',
          policyId: 'ANPATILL0000000000000',
          resourceArn: null,
          resourceId: null,
          policyName: 'Till',
          version: 'v1',
          statement: 0,
          sid: 'Most',
          isAttached: false,
          notActions: ['iam:*', 'organizations:*'],
          resources: ['*'],
          notResources: null,
          isConditional: false,
        },
      ],
    ],
  },
  silent: {
    'a Deny with NotAction': bakery().policy('Till', { document: excepting({ Effect: 'Deny' }) }),
    'an Allow with Action': bakery().policy('Till', { document: allowing('*') }),
    'a boundary that is attached to nobody': bakery()
      .policy('Fence', { document: excepting() })
      .role('mixer', { boundary: 'Fence' }),
    'the policies of AWS': bakery().awsPolicy('PowerUserAccess', { document: excepting() }),
  },
  unknown: {
    'a statement that may allow': [
      bakery().policy('Till', { document: excepting({ Effect: 'allow' }) }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Effect is neither Allow nor Deny',
          subjects: ['policy/Till'],
        },
      ],
    ],
    'a statement with both elements': [
      bakery().policy('Till', { document: excepting({ Action: 's3:*' }) }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: it has both Action and NotAction',
          subjects: ['policy/Till'],
        },
      ],
    ],
  },
})
