import query from '../../../src/queries/trust/role-trust-oidc-provider-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const OKTA = 'arn:aws:iam::123456789012:saml-provider/Okta'
const GITHUB = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
const read = bakery().parts({ saml: 'complete', oidc: 'complete' })
const withSaml = trusting({ Federated: OKTA }, { Action: 'sts:AssumeRoleWithSAML' })
const withToken = (principal: string) => trusting({ Federated: principal }, { Action: 'sts:AssumeRoleWithWebIdentity' })

testQuery(query, {
  rows: {
    'a SAML provider that is not there': [
      read.role('oven', { id: 'AROAOVEN', trust: withSaml }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', statement: 0, trustedKind: 'saml-provider', trusted: OKTA }],
    ],
  },
  reports: {
    'an OIDC provider that is not there': [read.role('oven', { trust: withToken(GITHUB) }), [{ trusted: GITHUB }]],
    'one beside another': [
      read.provider('oidc', 'gitlab.com').role('oven', { trust: withToken(GITHUB) }),
      ['role/oven'],
    ],
    'a SAML provider, though OIDC providers were not read': [
      read
        .parts({ oidc: 'denied' })
        .role('oven', { trust: withSaml })
        .role('till', { trust: withToken(GITHUB) }),
      ['role/oven'],
    ],
  },
  silent: {
    'providers that are there': read
      .provider('saml', 'Okta')
      .provider('oidc', 'token.actions.githubusercontent.com')
      .role('a', { trust: withSaml })
      .role('b', { trust: withToken(GITHUB) }),
    'logins that AWS knows by name': read
      .role('a', { trust: withToken('cognito-identity.amazonaws.com') })
      .role('b', { trust: withToken('accounts.google.com') }),
    'a provider of another account': read.role('oven', {
      trust: withToken('arn:aws:iam::111122223333:oidc-provider/gitlab.com'),
    }),
    'accounts, services': read.role('a', { trust: '123456789012' }).role('b', { trust: 'ec2.amazonaws.com' }),
  },
  unknown: {
    'providers that were not read': [
      read.parts({ oidc: 'denied' }).role('till', { trust: withToken(GITHUB) }),
      [
        { part: 'oidc', reason: 'denied', subjects: 'all' },
        { part: 'oidc', reason: `whether ${GITHUB} exists: denied`, subjects: ['role/till'] },
      ],
    ],
    'a trust policy that was not given': [
      read.role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
