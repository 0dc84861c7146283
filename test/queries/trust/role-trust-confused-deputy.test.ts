import query from '../../../src/queries/trust/role-trust-confused-deputy.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const machine = (Condition: object) => bakery().role('oven', { trust: trusting('states.amazonaws.com', { Condition }) })

testQuery(query, {
  rows: {
    'a service that says for whom it acts': [
      bakery().role('oven', { id: 'AROAOVEN', trust: 'states.amazonaws.com' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'service',
          trusted: 'states.amazonaws.com',
          conditions: [],
          page: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html',
        },
      ],
    ],
  },
  reports: {
    'a service of one region, and of China': [
      bakery()
        .role('a', { trust: 'states.eu-central-1.amazonaws.com' })
        .role('b', { trust: 'codebuild.amazonaws.com.cn' }),
      ['role/a', 'role/b'],
    ],
    'one of several': [
      bakery().role('oven', { trust: trusting({ Service: ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] }) }),
      [{ trusted: 'scheduler.amazonaws.com' }],
    ],
    'any resource': [
      machine({ ArnLike: { 'aws:SourceArn': 'arn:aws:states:*:*:stateMachine:*' } }),
      [{ conditions: ['ArnLike aws:SourceArn arn:aws:states:*:*:stateMachine:*'] }],
    ],
    'an account only where it is told': [
      machine({ StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } }),
      ['role/oven'],
    ],
    'the region that is asked': [machine({ StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } }), ['role/oven']],
  },
  silent: {
    'its account': machine({ StringEquals: { 'aws:SourceAccount': '123456789012' } }),
    'its resources': machine({ ArnLike: { 'aws:SourceArn': 'arn:aws:states:*:123456789012:stateMachine:*' } }),
    'its resources, compared as text': machine({
      StringLike: { 'aws:SourceArn': 'arn:aws:states:*:123456789012:*' },
    }),
    'its organisation': machine({ StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }),
    'a Deny of other accounts': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Condition: { StringNotEquals: { 'aws:SourceAccount': '123456789012' } },
          },
        ],
      },
    }),
    'a Deny of other resources': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' },
          {
            Effect: 'Deny',
            Principal: { Service: 'states.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { ArnNotLike: { 'aws:SourceArn': 'arn:aws:states:*:123456789012:*' } },
          },
        ],
      },
    }),
    'services that take a role of their own account only': bakery()
      .role('a', { trust: 'ec2.amazonaws.com' })
      .role('b', { trust: 'lambda.amazonaws.com' })
      .role('c', { trust: 'ecs-tasks.amazonaws.com' }),
    'services that say nothing of it': bakery().role('oven', { trust: 'dlm.amazonaws.com' }),
    'service-linked roles': bakery().serviceLinkedRole('config.amazonaws.com'),
    accounts: bakery().role('oven', { trust: '111122223333' }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
