import query from '../../../src/queries/trust/role-trust-no-mfa.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const account = (Condition: object) => bakery().role('oven', { trust: trusting('123456789012', { Condition }) })
const everybody = (Condition: object) => bakery().role('oven', { trust: trusting('*', { Condition }) })
const denying = (Condition: object) =>
  bakery().role('oven', {
    trust: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Condition },
      ],
    },
  })

testQuery(query, {
  rows: {
    'an account': [
      bakery().role('oven', { id: 'AROAOVEN', trust: '123456789012' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '123456789012',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'a user': [bakery().role('oven', { trust: 'arn:aws:iam::123456789012:user/ada' }), ['role/oven']],
    'BoolIfExists, which access keys meet without MFA': [
      account({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
      [{ conditions: ['BoolIfExists aws:MultiFactorAuthPresent true'] }],
    ],
    'NumericLessThanIfExists, the same way': [
      account({ NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }),
      ['role/oven'],
    ],
    'MFA that is asked not to be': [account({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }), ['role/oven']],
    'a Deny with Bool, which access keys do not meet': [
      denying({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
      ['role/oven'],
    ],
    'names of users': [
      account({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/bakers/*' } }),
      ['role/oven'],
    ],
    everybody: [bakery().role('oven', { trust: '*' }), [{ trustedKind: 'public', trusted: '*' }]],
    'everybody of an organisation': [
      everybody({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      [{ trustedKind: 'public', conditions: ['StringEquals aws:PrincipalOrgID o-a1b2c3d4e5'] }],
    ],
    'everybody, who are users of this account': [
      everybody({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/*' } }),
      ['role/oven'],
    ],
    'everybody, who are users of another': [
      everybody({ StringEquals: { 'aws:PrincipalAccount': '111122223333' } }),
      ['role/oven'],
    ],
    'everyone but the account': [
      bakery().role('oven', {
        trust: {
          Statement: { Effect: 'Allow', NotPrincipal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
        },
      }),
      [{ trustedKind: 'everyone-but' }],
    ],
    'a session name that is the name of the user': [
      account({ StringEquals: { 'sts:RoleSessionName': '${aws:username}' } }),
      ['role/oven'],
    ],
  },
  silent: {
    'another account and a user of it, whom another query names': bakery()
      .role('a', { trust: '111122223333' })
      .role('b', { trust: 'arn:aws:iam::111122223333:user/ada' }),
    'everybody with MFA': everybody({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    'everybody, who are roles': everybody({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/*' } }),
    'everybody with an external id': everybody({ StringEquals: { 'sts:ExternalId': 'flour' } }),
    'everybody whom a provider signs in': bakery().role('oven', {
      trust: { Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' } },
    }),
    MFA: account({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    'MFA by its age': account({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    'a Deny with BoolIfExists, the right form': denying({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
    'a Deny where MFA is not told': denying({ Null: { 'aws:MultiFactorAuthAge': 'true' } }),
    'roles of an account': account({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/*' } }),
    'a third party with its external id': bakery().role('oven', {
      trust: trusting('111122223333', { Condition: { StringEquals: { 'sts:ExternalId': 'flour' } } }),
    }),
    'a role, a session of one': bakery()
      .role('a', { trust: 'arn:aws:iam::123456789012:role/mill' })
      .role('b', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/night' }),
    'services and providers': bakery().role('a', { trust: 'ec2.amazonaws.com' }).ssoRole('Baker'),
    'service-linked roles': bakery().serviceLinkedRole('support.amazonaws.com'),
    'deleted users': bakery().role('oven', { trust: 'AIDADELETED0000000000' }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
