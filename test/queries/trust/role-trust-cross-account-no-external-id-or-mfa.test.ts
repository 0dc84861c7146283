import query from '../../../src/queries/trust/role-trust-cross-account-no-external-id-or-mfa.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const partner = (Condition: object, principal = '111122223333') =>
  bakery().role('oven', { trust: trusting(principal, { Condition }) })

testQuery(query, {
  rows: {
    'another account': [
      bakery().role('oven', { id: 'AROAOVEN', trust: '111122223333' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '111122223333',
          trustedAccount: '111122223333',
          lacks: 'external id or MFA',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'a role of another account, which has no MFA to give': [
      partner({}, 'arn:aws:iam::111122223333:role/mill'),
      [{ lacks: 'external id' }],
    ],
    'a role of another account under a path that begins like those of services': [
      partner({}, 'arn:aws:iam::111122223333:role/aws-service-roles/mill'),
      [{ lacks: 'external id' }],
    ],
    'people of a known account': [partner({}), [{ lacks: 'MFA' }], { known: ['111122223333'] }],
    'a user of a known account': [
      partner({}, 'arn:aws:iam::111122223333:user/ada'),
      [{ lacks: 'MFA' }],
      { known: ['111122223333'] },
    ],
    'an external id that can be left out': [
      partner({ StringEqualsIfExists: { 'sts:ExternalId': 'flour' } }),
      ['role/oven'],
    ],
    'any external id': [partner({ StringLike: { 'sts:ExternalId': '*' } }), ['role/oven']],
    'all external ids but one': [partner({ StringNotEquals: { 'sts:ExternalId': 'flour' } }), ['role/oven']],
    'MFA only where it is told': [
      partner({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
      [{ conditions: ['BoolIfExists aws:MultiFactorAuthPresent true'] }],
    ],
    addresses: [partner({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }), ['role/oven']],
  },
  silent: {
    'an external id': partner({ StringEquals: { 'sts:ExternalId': 'flour' } }),
    'one of two external ids': partner({ StringEquals: { 'sts:ExternalId': ['flour', 'salt'] } }),
    MFA: partner({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    'MFA by its age': partner({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    'a Deny without MFA': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
          },
        ],
      },
    }),
    'an organisation, which is no third party': partner({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    'a role of a known account': [partner({}, 'arn:aws:iam::111122223333:role/mill'), { known: ['111122223333'] }],
    'roles of a known account': [
      partner({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }),
      { known: ['111122223333'] },
    ],
    'a service-linked role of another account, which only its service assumes': partner(
      {},
      'arn:aws:iam::111122223333:role/aws-service-role/stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgAdmin',
    ),
    'the own account': bakery().role('oven', { trust: '123456789012' }),
    'deleted principals': bakery().role('oven', { trust: 'AROADELETED0000000000' }),
    services: bakery().role('oven', { trust: 'ec2.amazonaws.com' }),
  },
  unknown: {
    'a condition that nobody can read': [
      partner({ Bool: 'true' }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: its Condition holds no object under Bool',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
