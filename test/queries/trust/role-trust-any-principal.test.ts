import roleTrustAnyPrincipal from '../../../src/queries/trust/role-trust-any-principal.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const everyone = (Condition: object) => bakery().role('oven', { trust: trusting('*', { Condition }) })
const denying = (...denies: readonly object[]) =>
  bakery().role('oven', {
    trust: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
        ...denies.map((deny) => ({ Effect: 'Deny', Principal: '*', Action: 'sts:*', ...deny })),
      ],
    },
  })

testQuery(roleTrustAnyPrincipal, {
  rows: {
    'everybody, without conditions': [
      bakery().role('oven', { id: 'AROAOVEN', trust: '*' }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', statement: 0, trustedKind: 'public', trusted: '*', conditions: [] }],
    ],
  },
  reports: {
    'everybody under AWS, beside an account': [
      bakery().role('oven', { trust: trusting({ AWS: ['111122223333', '*'] }) }),
      [{ roleArn: 'role/oven', trusted: '*' }],
    ],
    'all actions': [bakery().role('oven', { trust: trusting('*', { Action: '*' }) }), ['role/oven']],
    'actions but some': [
      bakery().role('oven', {
        trust: { Statement: { Effect: 'Allow', Principal: '*', NotAction: 'sts:TagSession' } },
      }),
      ['role/oven'],
    ],
    'everybody but somebody': [
      bakery().role('oven', {
        trust: { Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } },
      }),
      [{ trustedKind: 'everyone-but', trusted: '111122223333' }],
    ],
    'any name of a principal': [everyone({ StringLike: { 'aws:PrincipalArn': '*' } }), ['role/oven']],
    'a name that anybody can give a role of their own': [
      everyone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Baker' } }),
      ['role/oven'],
    ],
    'a tag that anybody can set on a role of their own': [
      everyone({ StringEquals: { 'aws:PrincipalTag/team': 'bakers' } }),
      [{ conditions: ['StringEquals aws:PrincipalTag/team bakers'] }],
    ],
    'MFA, which anybody can have': [everyone({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), ['role/oven']],
    'encryption on the way': [everyone({ Bool: { 'aws:SecureTransport': 'true' } }), ['role/oven']],
    'every address': [everyone({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), ['role/oven']],
    'all addresses but some': [everyone({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), ['role/oven']],
    'any external id': [everyone({ StringLike: { 'sts:ExternalId': '*' } }), ['role/oven']],
    'an external id that can be left out': [
      everyone({ StringEqualsIfExists: { 'sts:ExternalId': 'flour' } }),
      ['role/oven'],
    ],
    'an organisation that can be left out, by who is in none': [
      everyone({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      ['role/oven'],
    ],
    'an organisation of a list that may be empty': [
      everyone({ 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }),
      ['role/oven'],
    ],
    'everybody outside an organisation': [
      everyone({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      ['role/oven'],
    ],
    'a Deny of some account': [
      denying({ Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }),
      ['role/oven'],
    ],
    'a Deny on session tags': [denying({ Action: 'sts:TagSession' }), ['role/oven']],
    'a Deny of somebody': [denying({ Principal: { AWS: 'arn:aws:iam::111122223333:role/mill' } }), ['role/oven']],
    'a Deny in a past that is over': [
      denying({ Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } } }),
      ['role/oven'],
    ],
    'the second of two statements': [
      bakery().role('oven', {
        trust: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'flour' } },
            },
            { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
          ],
        },
      }),
      [{ statement: 1 }],
    ],
  },
  silent: {
    'an organisation': everyone({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    'an organisation by its paths': everyone({
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' },
    }),
    'an account': everyone({ StringEquals: { 'aws:PrincipalAccount': '111122223333' } }),
    'somebody by name': everyone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/mill*' } }),
    'somebody by id': everyone({ StringLike: { 'aws:userid': 'AROAMILL000000000000A:*' } }),
    'addresses of an office': everyone({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    'an endpoint': everyone({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    'an external id': everyone({ StringEquals: { 'sts:ExternalId': 'flour' } }),
    'a past that is over': everyone({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }),
    'a Deny of all outside an organisation': denying({
      Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }),
    'a Deny of all outside an organisation, services apart': denying({
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
    'a Deny of everybody but an account': denying({
      Principal: undefined,
      NotPrincipal: { AWS: '111122223333' },
    }),
    'a Deny of all': denying({}),
    'two Denies that leave nobody': denying(
      { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'bakers' } } },
      { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'bakers' } } },
    ),
    'an account, a service, a provider': bakery()
      .role('a', { trust: '111122223333' })
      .role('b', { trust: 'ec2.amazonaws.com' })
      .ssoRole('Baker'),
    'session tags alone': bakery().role('oven', { trust: trusting('*', { Action: 'sts:TagSession' }) }),
    'a Deny alone': bakery().role('oven', { trust: trusting('*', { Effect: 'Deny' }) }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
    'one that does not parse': [
      bakery().role('oven', { trust: { text: '{"Statement":' } }),
      [{ part: 'roles', reason: 'its trust policy cannot be read: it is not a JSON object', subjects: ['role/oven'] }],
    ],
    'a statement that names nobody': [
      bakery().role('oven', { trust: { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole' } } }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: it has neither Resource nor Principal',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a Deny that names nobody': [
      denying({ Principal: undefined }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: it has neither Resource nor Principal',
          subjects: ['role/oven'],
        },
      ],
    ],
    'somebody whom nobody knows': [
      bakery().role('oven', { trust: trusting({ AWS: 'arn:aws:iam::*:root' }) }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: nobody knows whom arn:aws:iam::*:root names',
          subjects: ['role/oven'],
        },
      ],
    ],
    'an operator that nobody knows': [
      everyone({ StringResembles: { 'aws:PrincipalArn': '*' } }),
      [
        {
          part: 'roles',
          reason:
            'statement 0 of its trust policy: its Condition has an operator that IAM does not know: StringResembles',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a statement of an effect that nobody knows, which may deny or let in': [
      denying({ Effect: 'deny' }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: its Effect is neither Allow nor Deny',
          subjects: ['role/oven'],
        },
        {
          part: 'roles',
          reason: 'statement 1 of its trust policy: its Effect is neither Allow nor Deny',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
