import policyNotactionInvalidAction from '../../../src/queries/policies/policy-notaction-invalid-action.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const excepting = (actions: string | readonly string[], more: object = {}) =>
  bakery().policy('Till', {
    document: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', NotAction: actions, Resource: '*', ...more },
    },
  })

testQuery(policyNotactionInvalidAction, {
  reports: {
    'an action that no service has': [
      excepting('prowler:action'),
      [{ policyArn: 'policy/Till', notActions: ['prowler:action'] }],
    ],
    'a service that is misspelt': [excepting(['aim:*', 'iam:CreateUsr']), ['policy/Till']],
    'on all ARNs': [excepting('aim:*', { Resource: 'arn:aws:*:*:*:*' }), ['policy/Till']],
    'on everything but some': [
      excepting('aim:*', { Resource: undefined, NotResource: 'arn:aws:s3:::till' }),
      ['policy/Till'],
    ],
  },
  silent: {
    'one action that exists': excepting(['aim:*', 'iam:*']),
    'an action in other letters': excepting('IAM:createuser'),
    'a Deny': excepting('aim:*', { Effect: 'Deny' }),
    'one bucket': excepting('aim:*', { Resource: 'arn:aws:s3:::till/*' }),
    'no NotAction': excepting([], { NotAction: undefined, Action: 'aim:*' }),
  },
  unknown: {
    'nothing at all': [
      excepting([]),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its NotAction is empty, which may mean everything or nothing',
          subjects: ['policy/Till'],
        },
      ],
    ],
  },
})
