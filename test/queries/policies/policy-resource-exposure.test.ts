import policyResourceExposure from '../../../src/queries/policies/policy-resource-exposure.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(policyResourceExposure, {
  reports: {
    'who may open every bucket': [
      bakery().policy('Till', { document: allowing(['s3:PutBucket*', 's3:PutObject'], 'arn:aws:s3:::*') }),
      [
        {
          policyArn: 'policy/Till',
          actions: [
            's3:PutBucketAcl',
            's3:PutBucketOwnershipControls',
            's3:PutBucketPolicy',
            's3:PutBucketPublicAccessBlock',
          ],
        },
      ],
    ],
    'who may share snapshots and directories, which AWS files as writing': [
      bakery().policy('Till', { document: allowing(['ds:ShareDirectory', 'ds:CreateAlias', 'rds:ModifyDBSnapshot*']) }),
      [{ policyArn: 'policy/Till', actions: ['ds:ShareDirectory', 'rds:ModifyDBSnapshotAttribute'] }],
    ],
    'everything but IAM': [
      bakery().policy('Till', {
        document: { Statement: { Effect: 'Allow', NotAction: ['iam:*', 's3*', 'kms:*'], Resource: '*' } },
      }),
      ['policy/Till'],
    ],
  },
  silent: {
    'what AWS files there and only reads': bakery().policy('Till', { document: allowing('quicksight:Describe*') }),
    'sharing of one snapshot': bakery().policy('Till', {
      document: allowing('rds:ModifyDBSnapshotAttribute', 'arn:aws:rds:eu-central-1:123456789012:snapshot:menu'),
    }),
    'a named bucket': bakery().policy('Till', { document: allowing('s3:PutBucketPolicy', 'arn:aws:s3:::till') }),
    'reading and writing': bakery().policy('Till', {
      document: allowing(['s3:PutObject', 's3:Get*', 'ec2:RunInstances']),
    }),
  },
})
