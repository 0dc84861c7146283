import policyBlockedKmsActions from '../../../src/queries/policies/policy-blocked-kms-actions.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(policyBlockedKmsActions, {
  reports: {
    'to decrypt with every key': [
      bakery().policy('Till', { document: allowing(['kms:Decrypt', 'kms:Encrypt']) }),
      [{ policyArn: 'policy/Till', actions: ['kms:Decrypt'] }],
    ],
    'by a wildcard, every key of the account by its ARN': [
      bakery().policy('Till', {
        document: allowing('KMS:*e*', ['arn:aws:kms:*:123456789012:key/*', 'arn:aws:kms:*:123456789012:alias/*']),
      }),
      [{ actions: ['kms:Decrypt', 'kms:ReEncryptFrom'] }],
    ],
    'an inline policy': [
      bakery().user('ada', { inline: { till: allowing('kms:ReEncrypt*') } }),
      [{ resourceArn: 'user/ada', policyName: 'till', actions: ['kms:ReEncryptFrom'] }],
    ],
    'only by way of a service': [
      bakery().policy('Till', {
        document: {
          Statement: {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: '*',
            Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
          },
        },
      }),
      [{ actions: [], conditionalActions: ['kms:Decrypt'] }],
    ],
    'other actions, where they are asked for': [
      bakery().policy('Till', { document: allowing(['kms:Decrypt', 'kms:CreateGrant']) }),
      [{ actions: ['kms:CreateGrant'] }],
      { blocked: ['kms:Create*'] },
    ],
  },
  silent: {
    'a key by its ARN': bakery().policy('Till', {
      document: allowing('kms:Decrypt', 'arn:aws:kms:eu-west-3:123456789012:key/00000000-0000-0000-0000-000000000000'),
    }),
    'keys of one region': bakery().policy('Till', {
      document: allowing('kms:Decrypt', 'arn:aws:kms:eu-west-3:123456789012:key/*'),
    }),
    'keys with a tag': bakery().policy('Till', {
      document: {
        Statement: {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceTag/team': 'till' } },
        },
      },
    }),
    'to encrypt': bakery().policy('Till', { document: allowing(['kms:Encrypt', 'kms:GenerateDataKey']) }),
    'a Deny of it': bakery().policy('Till', {
      document: {
        Statement: [
          { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
          { Effect: 'Deny', Action: ['kms:Decrypt', 'kms:ReEncrypt*'], Resource: '*' },
        ],
      },
    }),
    'a policy used only as a boundary, which grants nothing': bakery()
      .policy('Fence', { document: allowing('kms:*') })
      .role('oven', { boundary: 'Fence' }),
  },
})
