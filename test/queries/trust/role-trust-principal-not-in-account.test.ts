import query from '../../../src/queries/trust/role-trust-principal-not-in-account.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const MILL = 'arn:aws:iam::123456789012:role/mill'

testQuery(query, {
  rows: {
    'a role that is not there': [
      bakery().role('oven', { id: 'AROAOVEN', trust: MILL }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          effect: 'Allow',
          element: 'Principal',
          principalArn: MILL,
          kind: 'role',
        },
      ],
    ],
  },
  reports: {
    'a user that is not there': [
      bakery().role('oven', { trust: 'arn:aws:iam::123456789012:user/ada' }),
      [{ principalArn: 'arn:aws:iam::123456789012:user/ada', kind: 'user' }],
    ],
    'a role without the path that it has': [
      bakery().role('mill', { path: '/stones/' }).role('oven', { trust: MILL }),
      [{ roleArn: 'role/oven', principalArn: MILL }],
    ],
    'a session of a role that is not there': [
      bakery().role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/night' }),
      [{ principalArn: 'arn:aws:sts::123456789012:assumed-role/mill/night', kind: 'role' }],
    ],
    'one in a condition, where IAM leaves the name as it is': [
      bakery().role('oven', {
        trust: trusting('123456789012', { Condition: { ArnEquals: { 'aws:PrincipalArn': MILL } } }),
      }),
      [{ element: 'Condition', principalArn: MILL }],
    ],
    'one that is kept out': [
      bakery().role('oven', { trust: trusting(MILL, { Effect: 'Deny' }) }),
      [{ effect: 'Deny', principalArn: MILL }],
    ],
    'all but one': [
      bakery().role('oven', {
        trust: { Statement: { Effect: 'Deny', NotPrincipal: { AWS: MILL }, Action: 'sts:AssumeRole' } },
      }),
      [{ element: 'NotPrincipal', principalArn: MILL }],
    ],
    'some, among those that are there': [
      bakery()
        .role('mill')
        .role('oven', {
          trust: trusting({
            AWS: [MILL, 'arn:aws:iam::123456789012:user/bob', 'arn:aws:iam::123456789012:role/bran', MILL],
          }),
        }),
      [{ principalArn: 'arn:aws:iam::123456789012:role/bran' }, { principalArn: 'arn:aws:iam::123456789012:user/bob' }],
    ],
  },
  silent: {
    'those that are there': bakery()
      .role('mill', { path: '/stones/' })
      .user('ada')
      .role('oven', {
        trust: trusting({
          AWS: [
            'arn:aws:iam::123456789012:role/stones/mill',
            'arn:aws:iam::123456789012:user/ada',
            'arn:aws:sts::123456789012:assumed-role/mill/night',
          ],
        }),
      }),
    'those of other accounts': bakery().role('oven', { trust: 'arn:aws:iam::111122223333:role/mill' }),
    'the account itself': bakery().role('oven', { trust: 'arn:aws:iam::123456789012:root' }),
    'deleted principals, which are another finding': bakery().role('oven', { trust: 'AROADELETED0000000000' }),
    'a pattern in a condition': bakery().role('oven', {
      trust: trusting('123456789012', {
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/mill*' } },
      }),
    }),
    'federated users, who are made as they come': bakery().role('oven', {
      trust: 'arn:aws:sts::123456789012:federated-user/ada',
    }),
  },
  unknown: {
    'users that were not read': [
      bakery().parts({ users: 'denied' }).role('oven', { trust: 'arn:aws:iam::123456789012:user/ada' }),
      [
        { part: 'users', reason: 'denied', subjects: 'all' },
        {
          part: 'users',
          reason: 'whether arn:aws:iam::123456789012:user/ada exists: denied',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
