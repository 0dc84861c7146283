import externalTrustMap from '../../../src/queries/relations/external-trust-map.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const github = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
const saml = 'arn:aws:iam::123456789012:saml-provider/Okta'

testQuery(externalTrustMap, {
  rows: {
    'another account, with an external id': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        trust: trusting('111122223333', { Condition: { StringEquals: { 'sts:ExternalId': 'flour' } } }),
      }),
      [
        {
          rank: 3,
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '111122223333',
          trustedAccount: '111122223333',
          conditional: true,
          externalId: true,
          conditions: ['StringEquals sts:ExternalId flour'],
          leadsTo: 'other',
        },
      ],
    ],
  },
  reports: {
    'first what leads to an administrator': [
      bakery()
        .role('a', { trust: '444455556666' })
        .role('b', { trust: '444455556666', inline: { p: allowing('iam:PutRolePolicy') } })
        .role('c', { trust: '444455556666', inline: { p: allowing('*') } }),
      [
        { rank: 1, roleArn: 'role/c', leadsTo: 'admin' },
        { rank: 2, roleArn: 'role/b', leadsTo: 'reaches-admin' },
        { rank: 3, roleArn: 'role/a', leadsTo: 'other' },
      ],
    ],
    'an account by its root, a role and a user of it': [
      bakery().role('oven', {
        trust: trusting({
          AWS: [
            'arn:aws:iam::444455556666:root',
            'arn:aws:iam::111122223333:role/mill',
            'arn:aws:iam::111122223333:user/ada',
          ],
        }),
      }),
      [
        { trustedKind: 'account', trusted: '444455556666', conditional: false, externalId: false, conditions: [] },
        { trustedKind: 'principal', trusted: 'arn:aws:iam::111122223333:role/mill', trustedAccount: '111122223333' },
        { trustedKind: 'principal', trusted: 'arn:aws:iam::111122223333:user/ada' },
      ],
    ],
    'everyone in an organisation': [
      bakery().role('oven', {
        trust: trusting('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      }),
      [
        { trustedKind: 'organization', trusted: 'o-a1b2c3d4e5', trustedAccount: null, conditional: true },
        { trustedKind: 'public', trusted: '*', conditions: ['StringEquals aws:PrincipalOrgID o-a1b2c3d4e5'] },
      ],
    ],
    'organisations by their paths, each once': [
      bakery().role('oven', {
        trust: trusting('111122223333', {
          Condition: {
            'ForAnyValue:StringLike': {
              'AWS:principalorgpaths': ['o-b1/r-ab12/ou-ab12-1/*', 'o-b1/r-ab12/ou-ab12-2/*', 'o-a1/*'],
            },
          },
        }),
      }),
      [
        { trustedKind: 'account', trusted: '111122223333' },
        { trustedKind: 'organization', trusted: 'o-a1' },
        { trustedKind: 'organization', trusted: 'o-b1' },
      ],
    ],
    'nobody of an organisation that is kept out': [
      bakery().role('oven', {
        trust: trusting('*', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      }),
      [{ trustedKind: 'public' }],
    ],
    'services of AWS': [
      bakery().role('oven', { trust: 'ec2.amazonaws.com' }).serviceLinkedRole('support.amazonaws.com'),
      [
        { trustedKind: 'service', trusted: 'support.amazonaws.com', trustedAccount: null },
        { trustedKind: 'service', trusted: 'ec2.amazonaws.com', trustedAccount: null },
      ],
    ],
    'only the kinds asked for': [
      bakery().role('oven', {
        trust: trusting(
          { AWS: ['111122223333', '*'], Service: 'ec2.amazonaws.com' },
          { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1' } } },
        ),
      }),
      [{ trustedKind: 'account' }, { trustedKind: 'organization' }],
      { kinds: ['organization', 'account'] },
    ],
    'identity providers': [
      bakery()
        .role('a', { trust: trusting({ Federated: github }, { Action: 'sts:AssumeRoleWithWebIdentity' }) })
        .role('b', { trust: trusting({ Federated: saml }, { Action: 'sts:AssumeRoleWithSAML' }) })
        .role('c', {
          trust: trusting({ Federated: 'accounts.google.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' }),
        }),
      [
        { trustedKind: 'oidc-provider', trusted: github },
        { trustedKind: 'saml-provider', trusted: saml },
        { trustedKind: 'oidc-provider', trusted: 'accounts.google.com', trustedAccount: null },
      ],
    ],
    'everyone but somebody': [
      bakery().role('oven', {
        trust: { Statement: { Effect: 'Allow', NotPrincipal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' } },
      }),
      [{ trustedKind: 'everyone-but', trusted: '123456789012' }],
    ],
    'an external id that a caller may leave out, as none': [
      bakery().role('oven', {
        trust: trusting('111122223333', { Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'flour' } } }),
      }),
      [{ conditional: true, externalId: false }],
    ],
    'a role of Identity Center, through its provider': [
      bakery().ssoRole('Baker'),
      [{ trustedKind: 'saml-provider', conditional: true }],
    ],
  },
  silent: {
    'the own account, however it is written': bakery()
      .role('a', { trust: '123456789012' })
      .role('b', { trust: 'arn:aws:iam::123456789012:root' })
      .role('c', { trust: 'arn:aws:iam::123456789012:user/ada' })
      .role('d', { trust: 'arn:aws:sts::123456789012:assumed-role/oven/night' }),
    'deleted principals, who are no outsiders': bakery()
      .role('a', { trust: 'AROADELETED0000000000' })
      .role('b', { trust: 'AIDADELETED0000000000' }),
    'the own account, within an organisation': bakery().role('oven', {
      trust: trusting('123456789012', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1' } } }),
    }),
    'kinds that were not asked for': [bakery().role('oven', { trust: 'ec2.amazonaws.com' }), { kinds: ['account'] }],
    'another account in a Deny': bakery().role('oven', { trust: trusting('111122223333', { Effect: 'Deny' }) }),
  },
  refuses: {
    'a kind that there is none of': [
      bakery(),
      /parameter kinds: found "org", expected some of account, .*organization, /,
      { kinds: ['account', 'org'] },
    ],
  },
  unknown: {
    'a trust policy that does not parse': [
      bakery().role('oven', { trust: { text: '' } }),
      [{ part: 'roles', reason: 'its trust policy does not parse', subjects: ['role/oven'] }],
    ],
  },
})
