import query from '../../../src/queries/trust/role-trust-external-account.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const denying = (deny: object) =>
  bakery().role('oven', {
    trust: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', ...deny },
      ],
    },
  })

testQuery(query, {
  rows: {
    'another account, with an external id': [
      bakery().role('oven', {
        id: 'AROAOVEN',
        trust: trusting('arn:aws:iam::111122223333:root', {
          Condition: { StringEquals: { 'sts:ExternalId': 'flour' } },
        }),
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'account',
          trusted: '111122223333',
          trustedAccount: '111122223333',
          conditions: ['StringEquals sts:ExternalId flour'],
        },
      ],
    ],
  },
  reports: {
    'a role, a user and a session of another account, by name': [
      bakery().role('oven', {
        trust: trusting({
          AWS: [
            'arn:aws:sts::111122223333:assumed-role/mill/night',
            'arn:aws:iam::111122223333:role/mill',
            'arn:aws:iam::444455556666:user/ada',
          ],
        }),
      }),
      [
        { trusted: 'arn:aws:iam::111122223333:role/mill', trustedKind: 'principal', trustedAccount: '111122223333' },
        { trusted: 'arn:aws:iam::444455556666:user/ada', trustedAccount: '444455556666' },
        { trusted: 'arn:aws:sts::111122223333:assumed-role/mill/night' },
      ],
    ],
    'an account beside a known one': [
      bakery().role('oven', { trust: trusting({ AWS: ['111122223333', '444455556666'] }) }),
      [{ trusted: '444455556666' }],
      { known: ['111122223333'] },
    ],
    'a Deny that leaves somebody': [
      denying({ Condition: { StringNotEquals: { 'sts:ExternalId': 'flour' } } }),
      ['role/oven'],
    ],
  },
  silent: {
    'the own account, however it is written': bakery()
      .role('a', { trust: '123456789012' })
      .role('b', { trust: 'arn:aws:iam::123456789012:root' })
      .role('c', { trust: 'arn:aws:iam::123456789012:user/ada' }),
    'known accounts': [
      bakery().role('a', { trust: '111122223333' }).role('b', { trust: 'arn:aws:iam::111122223333:role/mill' }),
      { known: ['111122223333'] },
    ],
    'deleted principals, who are of no account': bakery().role('oven', { trust: 'AROADELETED0000000000' }),
    'a Deny of the account': denying({ Principal: { AWS: '111122223333' } }),
    'a Deny of all but the own account': denying({
      Condition: { StringNotEquals: { 'aws:PrincipalAccount': '123456789012' } },
    }),
    'services, providers, everybody': bakery()
      .role('a', { trust: 'ec2.amazonaws.com' })
      .role('b', { trust: '*' })
      .ssoRole('Baker'),
    'session tags alone': bakery().role('oven', { trust: trusting('111122223333', { Action: 'sts:TagSession' }) }),
  },
  unknown: {
    'somebody whom nobody knows': [
      bakery().role('oven', { trust: trusting({ AWS: 'oven-keepers' }) }),
      [
        {
          part: 'roles',
          reason: 'statement 0 of its trust policy: nobody knows whom oven-keepers names',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a Deny that may be of the account': [
      denying({ Principal: { AWS: '111122223333' }, Condition: { StringResembles: { 'sts:ExternalId': 'flour' } } }),
      [
        {
          part: 'roles',
          reason:
            'statement 0 of its trust policy: its Condition has an operator that IAM does not know: StringResembles',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
