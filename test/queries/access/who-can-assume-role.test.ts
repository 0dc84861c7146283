import whoCanAssumeRole from '../../../src/queries/access/who-can-assume-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const assuming = { assume: allowing('sts:AssumeRole') }

testQuery(whoCanAssumeRole, {
  rows: {
    'a user whom the account is trusted for, and who may': [
      bakery()
        .role('oven', { id: 'AROAOVEN', trust: '123456789012' })
        .user('ada', { id: 'AIDAADA', inline: assuming })
        .user('bob'),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          kind: 'user',
          action: 'sts:AssumeRole',
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'a user that is named': [
      bakery().role('oven', { trust: 'arn:aws:iam::123456789012:user/ada' }).user('ada').user('bob'),
      [{ roleArn: 'role/oven', principalArn: 'user/ada' }],
    ],
    'a service, a provider and another account, whose policies are not here': [
      bakery()
        .role('a', { trust: 'ec2.amazonaws.com' })
        .role('b', {
          trust: trusting(
            { Federated: 'arn:aws:iam::123456789012:saml-provider/Bakers' },
            { Action: 'sts:AssumeRoleWithSAML', Condition: { StringEquals: { 'SAML:aud': 'x' } } },
          ),
        })
        .role('c', { trust: '444455556666' }),
      [
        {
          roleArn: 'role/a',
          principalArn: 'ec2.amazonaws.com',
          kind: 'service',
          decision: 'allowed',
          principalId: null,
        },
        {
          roleArn: 'role/b',
          kind: 'federated',
          action: 'sts:AssumeRoleWithSAML',
          decision: 'conditional',
          conditions: ['StringEquals saml:aud x'],
        },
        { roleArn: 'role/c', principalArn: '444455556666', kind: 'account', decision: 'unknown' },
      ],
    ],
    everyone: [
      bakery().role('oven', { trust: '*' }).user('ada'),
      [{ principalArn: 'role/oven' }, { principalArn: 'user/ada' }],
    ],
  },
  silent: {
    'a trust policy without an own Allow': bakery().role('oven', { trust: '123456789012' }).user('ada'),
    'a principal that was deleted': bakery().role('oven', { trust: 'AROADELETED0000000000' }),
    'whom a Deny keeps out': bakery()
      .role('oven', {
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
            { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
          ],
        },
      })
      .user('ada', { inline: assuming }),
  },
  unknown: {
    'another account': [
      bakery().role('oven', { trust: '444455556666' }),
      [
        {
          part: 'roles',
          reason:
            'Unknown: what 444455556666 may do stands in policies of account 444455556666, which this night does not hold.',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
