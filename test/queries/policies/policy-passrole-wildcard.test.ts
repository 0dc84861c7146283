import policyPassroleWildcard from '../../../src/queries/policies/policy-passrole-wildcard.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const passing = (condition: object, resource = '*') =>
  bakery().policy('Till', {
    document: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'iam:PassRole', Resource: resource, Condition: condition },
    },
  })

testQuery(policyPassroleWildcard, {
  reports: {
    'any role to any service': [
      bakery().policy('Till', { document: allowing('iam:Pass*') }),
      [{ policyArn: 'policy/Till', isConditional: false, conditions: [] }],
    ],
    'every role of the account': [
      bakery().policy('Till', { document: allowing('iam:PassRole', 'arn:aws:iam::123456789012:role/*') }),
      ['policy/Till'],
    ],
    'a condition that names every service': [passing({ StringLike: { 'iam:PassedToService': '*' } }), ['policy/Till']],
    'a condition on something else, marked': [
      passing({ StringEquals: { 'aws:PrincipalTag/team': 'oven' } }),
      [{ policyArn: 'policy/Till', isConditional: true, conditions: ['StringEquals aws:PrincipalTag/team oven'] }],
    ],
  },
  silent: {
    'a named service': passing({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
    'services by pattern, if the key is there': passing({
      StringLikeIfExists: { 'iam:passedtoservice': '*.amazonaws.com' },
    }),
    'a named role': passing({}, 'arn:aws:iam::123456789012:role/oven'),
    'roles of one path': passing({}, 'arn:aws:iam::123456789012:role/team/*'),
    'roles with a tag': passing({ StringEquals: { 'iam:ResourceTag/team': 'oven' } }),
  },
})
