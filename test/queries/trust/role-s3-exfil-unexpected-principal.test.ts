import query from '../../../src/queries/trust/role-s3-exfil-unexpected-principal.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, allowingWithMfa, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const READS = { inline: { Read: allowing(['s3:ListBucket', 's3:GetObject']) } }

testQuery(query, {
  rows: {
    'an instance': [
      bakery().role('oven', { ...READS, id: 'AROAOVEN', trust: 'ec2.amazonaws.com' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'service',
          trusted: 'ec2.amazonaws.com',
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'wildcards, in two policies': [
      bakery().role('oven', {
        inline: { List: allowing('s3:List*', 'arn:aws:s3:::*'), Read: allowing('s3:Get*', 'arn:aws:s3:::*/*') },
        trust: '111122223333',
      }),
      ['role/oven'],
    ],
    'under a condition': [
      bakery().role('oven', {
        inline: {
          Read: {
            Statement: {
              Effect: 'Allow',
              Action: 's3:*',
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'true' } },
            },
          },
        },
        trust: '111122223333',
      }),
      [{ decision: 'conditional' }],
    ],
    'a Deny of one bucket': [
      bakery().role('oven', {
        inline: {
          ...READS.inline,
          Fence: { Statement: { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::till/*' } },
        },
        trust: '*',
      }),
      [{ trusted: '*' }],
    ],
  },
  silent: {
    'under a condition that nothing which a service runs can meet': bakery().role('oven', {
      trust: 'ec2.amazonaws.com',
      inline: { Bake: allowingWithMfa('s3:*') },
    }),
    'the same, where people can assume it too': bakery().role('oven', {
      trust: trusting({ Service: 'ec2.amazonaws.com', AWS: 'arn:aws:iam::123456789012:user/ada' }),
      inline: { Bake: allowingWithMfa('s3:*') },
    }),
    'administrators, whom another query names': bakery()
      .role('oven', { inline: { All: allowing('*') }, trust: '111122223333' })
      .role('till', { inline: { All: allowing('*') }, trust: '*' }),
    'one bucket': bakery().role('oven', {
      inline: { Read: allowing(['s3:ListBucket', 's3:GetObject'], ['arn:aws:s3:::flour', 'arn:aws:s3:::flour/*']) },
      trust: 'ec2.amazonaws.com',
    }),
    'lists without objects': bakery().role('oven', {
      inline: { List: allowing('s3:List*') },
      trust: 'ec2.amazonaws.com',
    }),
    'a boundary of one bucket': bakery()
      .policy('Fence', { document: allowing('s3:*', ['arn:aws:s3:::flour', 'arn:aws:s3:::flour/*']) })
      .role('oven', { ...READS, boundary: 'Fence', trust: 'ec2.amazonaws.com' }),
    'a Deny of all objects': bakery().role('oven', {
      inline: { ...READS.inline, Fence: { Statement: { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' } } },
      trust: 'ec2.amazonaws.com',
    }),
    'the account itself': bakery().role('oven', { ...READS, trust: '123456789012' }),
    'those who are expected': [
      bakery().role('oven', { ...READS, trust: 'ec2.amazonaws.com' }),
      { expected: ['ec2.amazonaws.com'] },
    ],
  },
  unknown: {
    'an inline policy that was not given': [
      bakery().role('oven', { inline: { Read: null }, trust: 'ec2.amazonaws.com' }),
      [
        {
          part: 'roles',
          reason: 'the night lacks the document of the inline policy Read',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
