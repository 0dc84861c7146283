import policyDataExfiltration from '../../../src/queries/policies/policy-data-exfiltration.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const reading = allowing(['s3:Get*', 'ssm:GetParameter*', 'rds:CopyDBSnapshot', 'ec2:DescribeInstances'])

testQuery(policyDataExfiltration, {
  reports: {
    'policies of the account, those embedded first': [
      bakery()
        .policy('Till', { document: reading })
        .policy('Oven', { document: allowing('dynamodb:Scan') })
        .role('mixer', { attached: ['Till'], inline: { all: allowing('s3:*') } }),
      [
        { resourceArn: 'role/mixer', policyName: 'all', isAttached: true },
        { policyArn: 'policy/Oven', isAttached: false },
        { policyArn: 'policy/Till', isAttached: true },
      ],
    ],
    'a grant under a condition, marked': [
      bakery().policy('Till', {
        document: {
          Statement: {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: '*',
            Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
          },
        },
      }),
      [{ policyArn: 'policy/Till', actions: [], conditionalActions: ['s3:GetObject'] }],
    ],
    'the policies of AWS where they are asked for': [
      bakery().awsPolicy('ReadOnlyAccess', { document: reading }).policy('Till', { document: reading }),
      ['policy/Till', 'policy/ReadOnlyAccess'],
      { owners: ['aws', 'customer'] },
    ],
  },
  rows: {
    'all that is listed, and why': [
      bakery().policy('Till', { id: 'ANPATILL0000000000000', document: reading }),
      [
        {
          policyArn: 'policy/Till',
          policyId: 'ANPATILL0000000000000',
          resourceArn: null,
          resourceId: null,
          policyName: 'Till',
          version: 'v1',
          isAttached: false,
          actions: [
            'rds:CopyDBSnapshot',
            's3:GetObject',
            's3:GetObjectVersion',
            'ssm:GetParameter',
            'ssm:GetParameterHistory',
            'ssm:GetParameters',
            'ssm:GetParametersByPath',
          ],
          conditionalActions: [],
          reasons: ['reads objects', 'reads secrets', 'copies or exports a database'],
        },
      ],
    ],
  },
  silent: {
    'administrators, whom another query names': bakery()
      .awsPolicy('AdministratorAccess', { document: allowing('*') })
      .role('mixer', { attached: ['AdministratorAccess'], inline: { all: allowing('*') } }),
    'a named bucket': bakery().policy('Till', { document: allowing('s3:GetObject', 'arn:aws:s3:::till/*') }),
    'what is not listed': bakery().policy('Till', { document: allowing(['s3:PutObject', 'ec2:Describe*']) }),
    'a Deny of it in the same policy': bakery().policy('Till', {
      document: {
        Statement: [
          { Effect: 'Allow', Action: 's3:*', Resource: '*' },
          { Effect: 'Deny', Action: 's3:GetObject*', Resource: '*' },
        ],
      },
    }),
    'a boundary that is attached to nobody': bakery()
      .policy('Fence', { document: allowing('*') })
      .role('mixer', { boundary: 'Fence' }),
    'what a service embeds in its own role': bakery().serviceLinkedRole('ecs.amazonaws.com', {
      inline: { all: reading },
    }),
    'the policies of AWS': bakery().awsPolicy('ReadOnlyAccess', { document: reading }),
    'the embedded ones where they are not asked for': [
      bakery().user('ada', { inline: { all: reading } }),
      { owners: ['customer'] },
    ],
    'a version that is not in force': bakery().policy('Till', {
      versions: [
        { version: 'v2', document: allowing('s3:ListBucket') },
        { version: 'v1', document: reading },
      ],
    }),
  },
  unknown: {
    'a document that the night lacks': [
      bakery().policy('Till', { document: null }),
      [{ part: 'customer-policies', reason: 'its document was not given', subjects: ['policy/Till'] }],
    ],
    'a statement that cannot be decided': [
      bakery().role('mixer', {
        inline: { odd: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*', When: 'always' } } },
      }),
      [
        {
          part: 'roles',
          reason:
            'its inline policy odd: its statement 0 cannot be decided: it has an element that IAM does not know: When',
          subjects: ['role/mixer'],
        },
      ],
    ],
    'the policies of AWS where they are asked for and were not read': [
      bakery().parts({ 'aws-policies': 'denied' }),
      [{ part: 'aws-policies', reason: 'denied', subjects: 'all' }],
      { owners: ['aws'] },
    ],
  },
  refuses: {
    'an owner that is none': [
      bakery(),
      /found "everybody", expected customer, inline or aws/,
      { owners: ['everybody'] },
    ],
  },
})
