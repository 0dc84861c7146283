import rolesByTrustedService from '../../../src/queries/relations/roles-by-trusted-service.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const sourced = { Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }

testQuery(rolesByTrustedService, {
  rows: {
    'services in order, each with its roles': [
      bakery()
        .role('oven', { id: 'AROAOVEN', trust: trusting({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }) })
        .role('mill', { id: 'AROAMILL', trust: trusting('lambda.amazonaws.com', sourced) }),
      [
        { service: 'ec2.amazonaws.com', roleArn: 'role/oven', roleId: 'AROAOVEN', statement: 0, conditional: false },
        { service: 'lambda.amazonaws.com', roleArn: 'role/mill', roleId: 'AROAMILL', statement: 0, conditional: true },
        { service: 'lambda.amazonaws.com', roleArn: 'role/oven', roleId: 'AROAOVEN', statement: 0, conditional: false },
      ],
    ],
  },
  reports: {
    'one service, where it is asked for': [
      bakery().role('oven', { trust: 'ec2.amazonaws.com' }).role('mill', { trust: 'lambda.amazonaws.com' }),
      ['role/oven'],
      { service: 'ec2.amazonaws.com' },
    ],
    'a service-linked role with its service': [
      bakery().serviceLinkedRole('support.amazonaws.com'),
      [{ service: 'support.amazonaws.com' }],
    ],
    'a service once a statement': [
      bakery().role('oven', { trust: trusting({ Service: ['ec2.amazonaws.com', 'ec2.amazonaws.com'] }) }),
      ['role/oven'],
    ],
    'each statement that names it': [
      bakery().role('oven', {
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole', ...sourced },
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: {} },
          ],
        },
      }),
      [
        { statement: 0, conditional: true },
        { statement: 1, conditional: false },
      ],
    ],
  },
  silent: {
    'accounts and principals': bakery().role('oven', { trust: '111122223333' }),
    'a service in a Deny': bakery().role('oven', { trust: trusting('ec2.amazonaws.com', { Effect: 'Deny' }) }),
    'a service that nobody trusts': [bakery().role('oven'), { service: 'ec2.amazonaws.com' }],
  },
  unknown: {
    'a trust policy that does not parse': [
      bakery().role('oven', { trust: { text: '[]' } }),
      [{ part: 'roles', reason: 'its trust policy does not parse', subjects: ['role/oven'] }],
    ],
  },
})
