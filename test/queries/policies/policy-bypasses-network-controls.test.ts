import policyBypassesNetworkControls from '../../../src/queries/policies/policy-bypasses-network-controls.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(policyBypassesNetworkControls, {
  reports: {
    'shells and databases without a route to them': [
      bakery().policy('Till', { document: allowing(['ssm:*Session', 'redshift:GetClusterCredentials', 'ec2:Start*']) }),
      [
        {
          policyArn: 'policy/Till',
          actions: ['redshift:GetClusterCredentials', 'ssm:ResumeSession', 'ssm:StartSession'],
          reasons: [
            'runs commands on a machine through Systems Manager',
            'queries a database in a VPC over the Data API or the query editor',
          ],
        },
      ],
    ],
    'a shell in every container': [
      bakery().user('ada', { inline: { exec: allowing('ecs:ExecuteCommand', 'arn:aws:ecs:*:*:*') } }),
      [{ resourceArn: 'user/ada', actions: ['ecs:ExecuteCommand'] }],
    ],
  },
  silent: {
    'a named database': bakery().policy('Till', {
      document: allowing('rds-data:ExecuteStatement', 'arn:aws:rds:eu-central-1:123456789012:cluster:till'),
    }),
    'one instance, with any document': bakery().policy('Till', {
      document: allowing('ssm:StartSession', [
        'arn:aws:ec2:eu-central-1:123456789012:instance/i-0123',
        'arn:aws:ssm:*:*:document/*',
      ]),
    }),
    'instances with a tag': bakery().policy('Till', {
      document: {
        Statement: {
          Effect: 'Allow',
          Action: 'ssm:StartSession',
          Resource: '*',
          Condition: { StringLike: { 'ssm:resourceTag/team': 'oven' } },
        },
      },
    }),
  },
})
