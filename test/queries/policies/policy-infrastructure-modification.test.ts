import policyInfrastructureModification from '../../../src/queries/policies/policy-infrastructure-modification.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(policyInfrastructureModification, {
  reports: {
    'what writes, tags and manages permissions on everything': [
      bakery().policy('Till', {
        document: allowing([
          'ec2:AuthorizeSecurityGroupIngress',
          'ec2:CreateTags',
          'ec2:ModifySnapshotAttribute',
          'ec2:Describe*',
        ]),
      }),
      [
        {
          policyArn: 'policy/Till',
          actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:CreateTags', 'ec2:ModifySnapshotAttribute'],
        },
      ],
    ],
  },
  silent: {
    reading: bakery().policy('Till', { document: allowing(['ec2:Describe*', 's3:Get*', 'iam:List*']) }),
    'what no policy can limit': bakery().policy('Till', { document: allowing('iot:OpenTunnel') }),
    'a named group': bakery().policy('Till', {
      document: allowing(
        'ec2:AuthorizeSecurityGroupIngress',
        'arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0123',
      ),
    }),
  },
})
