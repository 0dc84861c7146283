import query from '../../../src/queries/trust/role-trust-cross-account-readonly.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const READING = [
  'cloudformation:Get*',
  'dynamodb:Get*',
  'ec2:Describe*',
  'lambda:Get*',
  'logs:Get*',
  's3:Get*',
  's3:List*',
  'ssm:Get*',
]
const night = bakery()
  .awsPolicy('ReadOnlyAccess', { document: allowing(READING) })
  .awsPolicy('SecurityAudit', { document: allowing(['ec2:Describe*', 'iam:Get*', 's3:GetBucket*', 'lambda:List*']) })
  .awsPolicy('AdministratorAccess', { document: allowing('*') })
const READS = { attached: ['ReadOnlyAccess'] }

testQuery(query, {
  rows: {
    ReadOnlyAccess: [
      night.role('oven', { ...READS, id: 'AROAOVEN', trust: '111122223333' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '111122223333',
          trustedAccount: '111122223333',
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'as much under another name, for a role of another account': [
      night.role('oven', { inline: { Look: allowing(READING) }, trust: 'arn:aws:iam::111122223333:role/mill' }),
      [{ trusted: 'arn:aws:iam::111122223333:role/mill' }],
    ],
    'everybody, of an organisation': [
      night.role('oven', {
        ...READS,
        trust: trusting('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      }),
      [{ trusted: '*', trustedAccount: null, conditions: ['StringEquals aws:PrincipalOrgID o-a1b2c3d4e5'] }],
    ],
    'with an external id, which keeps nobody there from reading': [
      night.role('oven', {
        ...READS,
        trust: trusting('111122223333', { Condition: { StringEquals: { 'sts:ExternalId': 'flour' } } }),
      }),
      [{ decision: 'conditional', conditions: ['StringEquals sts:ExternalId flour'] }],
    ],
    'ReadOnlyAccess of which the night lacks the document': [
      bakery().role('oven', { ...READS, trust: '111122223333' }),
      [{ roleArn: 'role/oven', decision: 'allowed' }],
    ],
    'ReadOnlyAccess of which the night has a short copy': [
      bakery()
        .awsPolicy('ReadOnlyAccess', { document: allowing('ec2:Describe*') })
        .role('oven', { ...READS, trust: '111122223333' }),
      ['role/oven'],
    ],
    'ReadOnlyAccess within a boundary that lets it through': [
      bakery()
        .policy('Fence', { document: allowing('*') })
        .role('oven', { ...READS, boundary: 'Fence', trust: '111122223333' }),
      ['role/oven'],
    ],
    'ReadOnlyAccess as its own boundary too': [
      bakery().role('oven', { ...READS, boundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess', trust: '111122223333' }),
      ['role/oven'],
    ],
    'under a condition of the boundary, which is named': [
      night
        .policy('Fence', {
          document: {
            Statement: {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
            },
          },
        })
        .role('oven', { ...READS, boundary: 'Fence', trust: '111122223333' }),
      [{ decision: 'conditional', conditions: ['IpAddress aws:SourceIp 10.0.0.0/8'] }],
    ],
  },
  silent: {
    SecurityAudit: night.role('oven', { attached: ['SecurityAudit'], trust: '111122223333' }),
    'an administrator, who has more': night.role('oven', {
      attached: ['AdministratorAccess'],
      trust: '111122223333',
    }),
    'the own account': night.role('oven', { ...READS, trust: '123456789012' }),
    'known accounts': [night.role('oven', { ...READS, trust: '111122223333' }), { known: ['111122223333'] }],
    services: night.role('oven', { ...READS, trust: 'ec2.amazonaws.com' }),
    'reading of some buckets': night.role('oven', {
      inline: { Look: allowing(READING, 'arn:aws:s3:::flour/*') },
      trust: '111122223333',
    }),
    'a customer policy of that name, which reads little': bakery()
      .policy('ReadOnlyAccess', { document: allowing('ec2:Describe*') })
      .role('oven', { attached: ['arn:aws:iam::123456789012:policy/ReadOnlyAccess'], trust: '111122223333' }),
    'ReadOnlyAccess without its document, beside a Deny of data': bakery().role('oven', {
      ...READS,
      inline: { Fence: { Statement: { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' } } },
      trust: '111122223333',
    }),
    'ReadOnlyAccess without its document, within a boundary of settings': bakery()
      .policy('Fence', { document: allowing('ec2:Describe*') })
      .role('oven', { ...READS, boundary: 'Fence', trust: '111122223333' }),
    'ReadOnlyAccess as a boundary, which grants nothing': bakery().role('oven', {
      boundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      inline: { Look: allowing('ec2:Describe*') },
      trust: '111122223333',
    }),
    'a Deny of data': night.role('oven', {
      ...READS,
      inline: { Fence: { Statement: { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' } } },
      trust: '111122223333',
    }),
  },
  unknown: {
    'a policy of which the night lacks the document': [
      bakery().role('oven', { attached: ['PowerUserAccess'], trust: '111122223333' }),
      [
        {
          part: 'aws-policies',
          reason: 'the night lacks the document of arn:aws:iam::aws:policy/PowerUserAccess',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
