import policyWildcardTrick from '../../../src/queries/policies/policy-wildcard-trick.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const one = (actions: string | readonly string[], resources: string | readonly string[] = '*') =>
  bakery().policy('Till', { document: allowing(actions, resources) })

testQuery(policyWildcardTrick, {
  reports: {
    'everything, spelled oddly': [
      one(['**', '*:**', '?*']),
      [
        { policyArn: 'policy/Till', element: 'Action', pattern: '**', means: ['*'] },
        { policyArn: 'policy/Till', pattern: '*:**', means: ['*'] },
        { policyArn: 'policy/Till', pattern: '?*', means: ['*'] },
      ],
    ],
    'a service behind a letter': [one('I?M:*'), [{ policyArn: 'policy/Till', pattern: 'i?m:*', means: ['iam:*'] }]],
    'a service with two stars': [one('iam:**'), [{ policyArn: 'policy/Till', means: ['iam:*'] }]],
    'an action behind a letter': [one('iam:Pass?ole'), [{ policyArn: 'policy/Till', means: ['iam:PassRole'] }]],
    'an action behind a star in a word': [one('iam:P*ssRole'), [{ policyArn: 'policy/Till', means: ['iam:PassRole'] }]],
    'an action of any service': [one('*:PassRole'), [{ policyArn: 'policy/Till', means: ['iam:PassRole'] }]],
    'every resource, for all actions': [
      one('*', 'arn:aws:*'),
      [{ policyArn: 'policy/Till', element: 'Resource', pattern: 'arn:aws:*', means: ['*'] }],
    ],
    'every resource, for a hidden service': [
      one('i?m:*', '**'),
      [
        { policyArn: 'policy/Till', element: 'Action' },
        { policyArn: 'policy/Till', element: 'Resource', pattern: '**' },
      ],
    ],
  },
  silent: {
    'plain wildcards': one([
      '*',
      '*:*',
      'iam:*',
      's3:Get*',
      'ec2:*Tags',
      's3:Get*Policy',
      'iam:PassRole*',
      'kms:Re*From',
    ]),
    'what lists and reads in every service': one(['*:Describe*', '*:List*']),
    'all of a small service': one('rds-db:connect*'),
    'an action that does not exist': one('iam:Paint?oor'),
    'ARNs of one service': one('s3:*', ['arn:aws:s3:::*', 'arn:*:s3:*']),
    'every ARN, for few actions': one(['s3:GetObject', 'ec2:Describe*'], 'arn:aws:*'),
    'a Deny': bakery().policy('Till', { document: { Statement: { Effect: 'Deny', Action: 'i?m:*', Resource: '*' } } }),
    'what NotAction spares': bakery().policy('Till', {
      document: { Statement: { Effect: 'Allow', NotAction: ['i?m:*', '**'], Resource: '*' } },
    }),
  },
  unknown: {
    'actions that cannot be read': [
      bakery().policy('Till', { document: { Statement: { Effect: 'Allow', Action: {}, Resource: '*' } } }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Action holds something that is not a text',
          subjects: ['policy/Till'],
        },
      ],
    ],
  },
})
