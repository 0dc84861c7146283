import query from '../../../src/queries/trust/role-trust-saml.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const OKTA = 'arn:aws:iam::123456789012:saml-provider/Okta'
const withSaml = (more: object = {}) => trusting({ Federated: OKTA }, { Action: 'sts:AssumeRoleWithSAML', ...more })

testQuery(query, {
  rows: {
    'a provider': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        trust: withSaml({ Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } }),
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'saml-provider',
          trusted: OKTA,
          isIdentityCenter: false,
          conditions: ['StringEquals saml:aud https://signin.aws.amazon.com/saml'],
        },
      ],
    ],
  },
  reports: {
    'a permission set of Identity Center': [bakery().ssoRole('Baker'), [{ isIdentityCenter: true }]],
    'a provider of another account': [
      bakery().role('oven', {
        trust: trusting(
          { Federated: 'arn:aws:iam::111122223333:saml-provider/Okta' },
          { Action: 'sts:AssumeRoleWithSAML' },
        ),
      }),
      ['role/oven'],
    ],
  },
  silent: {
    'a provider under an action that takes no SAML': bakery().role('oven', { trust: trusting({ Federated: OKTA }) }),
    'a Deny of the provider': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { Federated: OKTA }, Action: 'sts:AssumeRoleWithSAML' },
          { Effect: 'Deny', Principal: { Federated: OKTA }, Action: 'sts:AssumeRoleWithSAML' },
        ],
      },
    }),
    'OIDC, accounts, services': bakery()
      .role('a', {
        trust: trusting({ Federated: 'accounts.google.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' }),
      })
      .role('b', { trust: '123456789012' })
      .role('c', { trust: 'ec2.amazonaws.com' }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
