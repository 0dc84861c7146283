import query from '../../../src/queries/trust/role-trust-compute-service.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const cluster = 'arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/ABCDEF'

testQuery(query, {
  rows: {
    'an instance': [
      bakery().role('oven', { id: 'AROAOVEN', trust: 'ec2.amazonaws.com' }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'service',
          trusted: 'ec2.amazonaws.com',
          compute: 'EC2',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'functions, tasks and pods': [
      bakery().role('oven', {
        trust: trusting({
          Service: [
            'pods.eks.amazonaws.com',
            'edgelambda.amazonaws.com',
            'lambda.amazonaws.com',
            'ecs-tasks.amazonaws.com',
          ],
        }),
      }),
      [
        { trusted: 'ecs-tasks.amazonaws.com', compute: 'ECS' },
        { trusted: 'edgelambda.amazonaws.com', compute: 'Lambda' },
        { trusted: 'lambda.amazonaws.com', compute: 'Lambda' },
        { trusted: 'pods.eks.amazonaws.com', compute: 'EKS' },
      ],
    ],
    'a service account of a cluster': [
      bakery().role('oven', {
        trust: trusting(
          { Federated: cluster },
          {
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                'oidc.eks.eu-central-1.amazonaws.com/id/ABCDEF:sub': 'system:serviceaccount:bakery:oven',
              },
            },
          },
        ),
      }),
      [{ trusted: cluster, compute: 'EKS' }],
    ],
    'an instance of China': [bakery().role('oven', { trust: 'ec2.amazonaws.com.cn' }), [{ compute: 'EC2' }]],
  },
  silent: {
    'services that run no code': bakery()
      .role('a', { trust: 'eks.amazonaws.com' })
      .role('b', { trust: 'states.amazonaws.com' })
      .role('c', { trust: 'ec2.application-autoscaling.amazonaws.com' }),
    'service-linked roles': bakery().serviceLinkedRole('ecs-tasks.amazonaws.com'),
    'a Deny of the service': bakery().role('oven', {
      trust: {
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          { Effect: 'Deny', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    }),
    'a provider under an action that takes none': bakery().role('oven', { trust: trusting({ Federated: cluster }) }),
    accounts: bakery().role('oven', { trust: '123456789012' }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
