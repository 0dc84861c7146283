import whoCanPassRole from '../../../src/queries/access/who-can-pass-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const passing = { pass: allowing('iam:PassRole') }
const passingTo = (service: string) => ({
  pass: {
    Statement: {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    },
  },
})
const oven = bakery().role('oven', { id: 'AROAOVEN', trust: 'ec2.amazonaws.com' })

testQuery(whoCanPassRole, {
  rows: {
    'a role to the service that it trusts': [
      oven.user('ada', { id: 'AIDAADA', inline: passing }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          service: 'ec2.amazonaws.com',
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'to each service that it trusts': [
      bakery()
        .role('oven', { trust: trusting({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }) })
        .user('ada', { inline: passingTo('lambda.amazonaws.com') }),
      [{ roleArn: 'role/oven', service: 'lambda.amazonaws.com', principalArn: 'user/ada', decision: 'allowed' }],
    ],
    'one role only': [
      oven.role('mill', { trust: 'ec2.amazonaws.com' }).user('ada', { inline: passing }),
      [{ roleArn: 'role/mill' }],
      { role: 'mill' },
    ],
  },
  silent: {
    'a role that trusts no service': bakery().role('oven', { trust: '123456789012' }).user('ada', { inline: passing }),
    'another service': oven.user('ada', { inline: passingTo('lambda.amazonaws.com') }),
    'another role': oven.user('ada', {
      inline: { p: allowing('iam:PassRole', 'arn:aws:iam::123456789012:role/mill') },
    }),
    'a service that the trust policy keeps out again': bakery()
      .role('oven', {
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
            { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
          ],
        },
      })
      .user('ada', { inline: passing }),
  },
  unknown: {
    'a role whose trust policy was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
