import policyDuplicateDocument from '../../../src/queries/structure/policy-duplicate-document.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const reading = allowing(['s3:GetObject', 's3:ListBucket'])

testQuery(policyDuplicateDocument, {
  rows: {
    'two of the same bytes': [
      bakery()
        .policy('Oven', { id: 'ANPAOVEN0000000000000', document: reading })
        .policy('Till', { id: 'ANPATILL0000000000000', document: reading }),
      [
        {
          policyArn: 'policy/Oven',
          policyId: 'ANPAOVEN0000000000000',
          resourceArn: null,
          resourceId: null,
          policyName: 'Oven',
          version: 'v1',
          sameAs: 'policy/Till',
          isSameText: true,
          count: 2,
          others: ['arn:aws:iam::123456789012:policy/Till'],
        },
      ],
    ],
  },
  reports: {
    'other spellings of the same': [
      bakery()
        .policy('Oven', { document: reading })
        .policy('Till', {
          document: {
            Version: '2012-10-17',
            Id: 'x',
            Statement: { Sid: 'Read', Effect: 'Allow', Action: ['S3:ListBucket', 's3:getobject'], Resource: ['*'] },
          },
        }),
      [{ policyArn: 'policy/Oven', isSameText: false }],
    ],
    'the same in effect': [
      bakery()
        .policy('Oven', {
          document: allowing(['s3:Get*', 's3:GetObject'], ['arn:aws:s3:::till/*', 'arn:aws:s3:::till/a']),
        })
        .policy('Till', { document: allowing('s3:Get*', 'arn:aws:s3:::till/*') }),
      ['policy/Oven'],
    ],
    'a copy of one of AWS': [
      bakery().awsPolicy('ReadOnlyAccess', { document: reading }).policy('Till', { document: reading }),
      [{ policyArn: 'policy/Till', sameAs: 'arn:aws:iam::aws:policy/ReadOnlyAccess', count: 2 }],
    ],
    'embedded ones, with the first of those that can be attached': [
      bakery()
        .policy('Till', { document: reading })
        .role('mixer', { inline: { read: reading } })
        .user('ada', { inline: { read: reading } }),
      [
        {
          policyArn: 'policy/Till',
          sameAs: 'read of arn:aws:iam::123456789012:role/mixer',
          count: 3,
          others: ['read of arn:aws:iam::123456789012:role/mixer', 'read of arn:aws:iam::123456789012:user/ada'],
        },
      ],
    ],
    'two that are embedded, by the first': [
      bakery()
        .role('mixer', { inline: { read: reading } })
        .user('ada', { inline: { read: reading } }),
      [{ resourceArn: 'role/mixer', others: ['read of arn:aws:iam::123456789012:user/ada'] }],
    ],
    'some like each other, and others': [
      bakery()
        .policy('Bun', { document: allowing('s3:PutObject') })
        .policy('Oven', { document: reading })
        .policy('Roll', { document: allowing('s3:PutObject') })
        .policy('Till', { document: reading }),
      ['policy/Bun', 'policy/Oven'],
    ],
  },
  silent: {
    'policies that differ in a resource': bakery()
      .policy('Oven', { document: allowing('s3:GetObject', 'arn:aws:s3:::till/*') })
      .policy('Till', { document: allowing('s3:GetObject', 'arn:aws:s3:::oven/*') }),
    'policies that differ in a condition': bakery()
      .policy('Oven', { document: reading })
      .policy('Till', {
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'true' } },
          },
        },
      }),
    'versions that are not in force': bakery()
      .policy('Oven', { document: reading })
      .policy('Till', {
        versions: [
          { version: 'v2', document: allowing('s3:PutObject') },
          { version: 'v1', document: reading },
        ],
      }),
    'two of AWS': bakery()
      .awsPolicy('ReadOnlyAccess', { document: reading })
      .awsPolicy('ViewOnlyAccess', { document: reading }),
    'what Identity Center and services embed': bakery()
      .ssoRole('Baker', { inline: { AwsSSOInlinePolicy: reading } })
      .ssoRole('Miller', { inline: { AwsSSOInlinePolicy: reading } })
      .serviceLinkedRole('ecs.amazonaws.com', { inline: { read: reading } }),
    'variables before there were any': bakery()
      .policy('Oven', {
        document: { ...allowing('s3:GetObject', 'arn:aws:s3:::${aws:username}'), Version: '2008-10-17' },
      })
      .policy('Till', { document: allowing('s3:GetObject', 'arn:aws:s3:::${aws:username}') }),
  },
  unknown: {
    'documents that the night lacks': [
      bakery().policy('Oven', { document: null }).policy('Till', { document: null }),
      [{ part: 'customer-policies', reason: 'its document was not given', subjects: ['policy/Oven', 'policy/Till'] }],
    ],
  },
})
