import query from '../../../src/queries/trust/role-admin-unexpected-principal.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, allowingWithMfa, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const withAdmin = bakery().awsPolicy('AdministratorAccess', { document: allowing('*') })
const ADMIN = { attached: ['AdministratorAccess'] }
const GITHUB = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
const github = trusting(
  { Federated: GITHUB },
  {
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:bakery/oven:*' } },
  },
)

testQuery(query, {
  rows: {
    'another account': [
      withAdmin.role('oven', { ...ADMIN, id: 'AROAOVEN', trust: '111122223333' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '111122223333',
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'a service, an OIDC provider, everybody': [
      withAdmin
        .role('a', { ...ADMIN, trust: 'ec2.amazonaws.com' })
        .role('b', { ...ADMIN, trust: github })
        .role('c', { ...ADMIN, trust: '*' }),
      [
        { roleArn: 'role/a', trusted: 'ec2.amazonaws.com' },
        { roleArn: 'role/b', trusted: GITHUB },
        { roleArn: 'role/c', trusted: '*' },
      ],
    ],
    'administration by an inline policy, and by two together': [
      bakery()
        .role('a', { inline: { Bake: allowing('*') }, trust: '111122223333' })
        .role('b', {
          inline: {
            Half: allowing('iam:*'),
            Rest: { Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
          },
          trust: '111122223333',
        }),
      ['role/a', 'role/b'],
    ],
    'administration under a condition': [
      bakery().role('oven', {
        inline: {
          Bake: {
            Statement: {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
            },
          },
        },
        trust: '111122223333',
      }),
      [{ decision: 'conditional' }],
    ],
    'a Deny of other things': [
      withAdmin.role('oven', {
        ...ADMIN,
        inline: { Fence: { Statement: { Effect: 'Deny', Action: 'organizations:*', Resource: '*' } } },
        trust: '111122223333',
      }),
      ['role/oven'],
    ],
    'a boundary that lets it through': [
      withAdmin.role('oven', { ...ADMIN, boundary: 'AdministratorAccess', trust: '111122223333' }),
      ['role/oven'],
    ],
    'one who is not expected beside one who is': [
      withAdmin.role('oven', { ...ADMIN, trust: trusting({ AWS: ['111122223333', '444455556666'] }) }),
      [{ trusted: '444455556666' }],
      { expected: ['111122223333'] },
    ],
  },
  silent: {
    'under a condition that nothing which a service runs can meet': bakery().role('oven', {
      trust: 'ec2.amazonaws.com',
      inline: { Bake: allowingWithMfa('*') },
    }),
    'the same, where people can assume it too': bakery().role('oven', {
      trust: trusting({ Service: 'ec2.amazonaws.com', AWS: 'arn:aws:iam::123456789012:user/ada' }),
      inline: { Bake: allowingWithMfa('*') },
    }),
    'the account and its own': withAdmin
      .role('a', { ...ADMIN, trust: '123456789012' })
      .role('b', { ...ADMIN, trust: 'arn:aws:iam::123456789012:role/mill' })
      .ssoRole('Admin', ADMIN),
    'those who are expected': [
      withAdmin
        .role('a', { ...ADMIN, trust: 'arn:aws:iam::111122223333:role/mill' })
        .role('b', { ...ADMIN, trust: 'cloudformation.amazonaws.com' })
        .role('c', { ...ADMIN, trust: github })
        .role('d', { ...ADMIN, trust: 'arn:aws:iam::444455556666:root' }),
      { expected: ['111122223333', 'cloudformation.amazonaws.com', GITHUB, 'arn:aws:iam::444455556666:root'] },
    ],
    'roles that are no administrators': bakery()
      .role('a', { inline: { Bake: allowing('s3:*') }, trust: '111122223333' })
      .role('b', { inline: { Bake: allowing('iam:*') }, trust: '111122223333' }),
    'a Deny of everything that gives permissions': withAdmin.role('oven', {
      ...ADMIN,
      inline: { Fence: { Statement: { Effect: 'Deny', Action: 'iam:*', Resource: '*' } } },
      trust: '111122223333',
    }),
    'a boundary that does not let it through': withAdmin
      .policy('Fence', { document: allowing('s3:*') })
      .role('oven', { ...ADMIN, boundary: 'Fence', trust: '111122223333' }),
    'a Deny of all other accounts': withAdmin.role('oven', {
      ...ADMIN,
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Condition: { StringNotEquals: { 'aws:PrincipalAccount': '123456789012' } },
          },
        ],
      },
    }),
    'a trust policy that nobody can read, of a role that is no administrator': bakery().role('oven', {
      inline: { Bake: allowing('s3:*') },
      trust: trusting('111122223333', { Condition: 'x' }),
    }),
    'a policy of which the night lacks the document, of a role that nobody else can assume': bakery().role('oven', {
      ...ADMIN,
      trust: '123456789012',
    }),
    'service-linked roles': withAdmin.serviceLinkedRole('support.amazonaws.com', ADMIN),
    'deleted principals': withAdmin.role('oven', { ...ADMIN, trust: 'AROADELETED0000000000' }),
  },
  unknown: {
    'a policy of which the night lacks the document': [
      bakery().role('oven', { ...ADMIN, trust: '111122223333' }),
      [
        {
          part: 'aws-policies',
          reason: 'the night lacks the document of arn:aws:iam::aws:policy/AdministratorAccess',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a statement that nobody can read': [
      bakery().role('oven', {
        inline: { Bake: { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: 'x' } } },
        trust: '111122223333',
      }),
      [{ part: 'roles', reason: 'its Condition is not an object', subjects: ['role/oven'] }],
    ],
    'a boundary whose statement nobody can read': [
      withAdmin
        .policy('Fence', { document: { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: 'x' } } })
        .role('oven', { ...ADMIN, boundary: 'Fence', trust: '111122223333' }),
      [{ part: 'roles', reason: 'its Condition is not an object', subjects: ['role/oven'] }],
    ],
  },
})
