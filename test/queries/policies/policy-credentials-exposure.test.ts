import policyCredentialsExposure from '../../../src/queries/policies/policy-credentials-exposure.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const pulling = bakery().policy('Puller', { document: allowing(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage']) })

testQuery(policyCredentialsExposure, {
  reports: {
    'keys and passwords of anybody': [
      bakery().policy('Till', {
        document: allowing(['iam:CreateAccessKey', 'iam:UpdateLoginProfile', 'ec2:GetPasswordData', 'iam:Get*']),
      }),
      [
        {
          policyArn: 'policy/Till',
          actions: ['ec2:GetPasswordData', 'iam:CreateAccessKey', 'iam:UpdateLoginProfile'],
          reasons: [
            'makes, resets or reactivates long-lived credentials of an IAM user',
            'returns the password or key of a server or workspace',
          ],
        },
      ],
    ],
    'credentials of little use where they are asked for': [
      pulling,
      [{ policyArn: 'policy/Puller', actions: ['ecr:GetAuthorizationToken'] }],
      { except: [] },
    ],
  },
  silent: {
    'what pulls images': pulling,
    'what is left out by a pattern': [
      bakery().policy('Till', { document: allowing('iam:CreateAccessKey') }),
      { except: ['iam:*AccessKey'] },
    ],
    "one's own keys": bakery().policy('Till', {
      document: allowing(
        ['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:UpdateAccessKey'],
        'arn:aws:iam::*:user/${aws:username}',
      ),
    }),
    'a named role': bakery().policy('Till', {
      document: allowing('sts:AssumeRole', 'arn:aws:iam::123456789012:role/oven'),
    }),
  },
})
