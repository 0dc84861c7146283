import { expect, test } from 'vitest'

import policyServiceWildcard from '../../../src/queries/policies/policy-service-wildcard.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { actionTable } from '../../support/action-table.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** A policy Recipes of some statements; each allows on everything unless it says otherwise. */
function recipes(...statements: readonly object[]) {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }))
  return bakery().policy('Recipes', { document: { Version: '2012-10-17', Statement } })
}

const inParis = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-3' } } }

testQuery(policyServiceWildcard, {
  reports: {
    'all of a service': [recipes({ Action: 's3:*' }), [{ policyArn: 'policy/Recipes', services: ['s3'] }]],
    'several services, in any case and by odd wildcards': [
      recipes({ Action: ['SQS:*', 'i?m:*', 'dynamodb:**', 'ec2:Describe*'] }),
      [{ services: ['dynamodb', 'iam', 'sqs'] }],
    ],
    'a service by several wildcards together': [
      recipes(
        { Action: ['sns:A*', 'sns:C*', 'sns:D*', 'sns:G*', 'sns:L*', 'sns:O*', 'sns:P*', 'sns:R*'] },
        { Action: ['sns:S*', 'sns:T*', 'sns:U*', 'sns:V*'] },
      ),
      [{ services: ['sns'] }],
    ],
    'every service of a kind': [
      recipes({ Action: 'kafka*:*' }),
      [{ services: ['kafka', 'kafka-cluster', 'kafkaconnect'] }],
    ],
    'a service among other resources': [
      recipes({ Action: 'sqs:*', Resource: ['arn:aws:sqs:::flour', '*'] }),
      [{ services: ['sqs'] }],
    ],
    'a service beside all services': [recipes({ Action: ['*', 'sqs:*'] }), [{ services: ['sqs'] }]],
    'a service of which a Deny takes some actions': [
      recipes({ Action: 's3:*' }, { Effect: 'Deny', Action: 's3:DeleteBucket' }),
      [{ services: ['s3'] }],
    ],
    'a service under a condition, apart from one without': [
      recipes({ Action: ['s3:*', 'sqs:*'], ...inParis }, { Action: 'sqs:*' }),
      [{ services: ['sqs'], conditionalServices: ['s3'] }],
    ],
    'a service that a Deny takes away under a condition': [
      recipes({ Action: 's3:*' }, { Effect: 'Deny', Action: '*', ...inParis }),
      [{ services: [], conditionalServices: ['s3'] }],
    ],
    'an inline policy, before managed ones': [
      recipes({ Action: 's3:*' }).group('bakers', { inline: { read: allowing('s3:*') } }),
      [
        { policyArn: null, resourceArn: 'group/bakers', policyName: 'read' },
        { policyArn: 'policy/Recipes', resourceArn: null, policyName: 'Recipes' },
      ],
    ],
    "AWS's own, where they are asked for": [
      bakery()
        .awsPolicy('AmazonS3FullAccess', { document: allowing(['s3:*', 's3-object-lambda:*']) })
        .role('oven', { attached: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] }),
      [{ services: ['s3', 's3-object-lambda'] }],
      { owners: ['aws'] },
    ],
  },
  rows: {
    'a policy in no use': [
      bakery().policy('Recipes', { document: allowing('s3:*'), id: 'ANPARECIPES000000000' }),
      [
        {
          policyArn: 'policy/Recipes',
          policyId: 'ANPARECIPES000000000',
          resourceArn: null,
          resourceId: null,
          policyName: 'Recipes',
          version: 'v1',
          isAttached: false,
          services: ['s3'],
          conditionalServices: [],
        },
      ],
    ],
  },
  silent: {
    'reading of every service, though some offer nothing else': recipes({
      Action: ['*:Get*', '*:Describe*', '*:List*', 'c*:Get*'],
    }),
    'reading of a service that offers nothing else': recipes({ Action: ['health:Describe*', 'tax:*Get*'] }),
    'some of a service': recipes({ Action: ['s3:Get*', 's3:List*'] }),
    'all services, of which the queries for administration ask': recipes({ Action: '*' }, { Action: '*:*' }),
    'all but a service, of which policy-allow-notaction asks': recipes({ NotAction: 'iam:*' }),
    'a service of one action, by its name': recipes({ Action: 'rds-db:connect' }),
    'a service on some resources': recipes({
      Action: 's3:*',
      Resource: ['arn:aws:s3:::flour', 'arn:aws:s3:::flour/*'],
    }),
    'a service that AWS does not have': recipes({ Action: 'bakery:*' }),
    'a service that a Deny takes away': recipes({ Action: 's3:*' }, { Effect: 'Deny', Action: '*' }),
    'a Deny': recipes({ Effect: 'Deny', Action: 's3:*' }),
    'a policy used only as a boundary, which grants nothing': recipes({ Action: 's3:*' }).role('oven', {
      boundary: 'Recipes',
    }),
    "AWS's own, which cannot be mended": bakery()
      .awsPolicy('AmazonS3FullAccess', { document: allowing('s3:*') })
      .role('oven', { attached: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] }),
    'what services have for their own roles, though it is asked for': [
      bakery()
        .awsPolicy('AWSSupportServiceRolePolicy', { path: '/aws-service-role/', document: allowing('s3:*') })
        .serviceLinkedRole('support.amazonaws.com', {
          attached: ['arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy'],
          inline: { Own: allowing('sqs:*') },
        }),
      { owners: ['aws', 'inline'] },
    ],
    'an older version': bakery().policy('Recipes', {
      versions: [{ version: 'v2' }, { version: 'v1', document: allowing('s3:*') }],
    }),
  },
  unknown: {
    'a statement that cannot be decided': [
      recipes({ Action: 's3:*', Condition: 'x' }, { Action: 'sqs:*' }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Condition is not an object',
          subjects: ['policy/Recipes'],
        },
      ],
    ],
    'an inline policy without its document': [
      bakery().role('oven', { inline: { read: null } }),
      [{ part: 'roles', reason: 'its inline policy read: its document was not given', subjects: ['role/oven'] }],
    ],
  },
  refuses: {
    'an owner that is none': [bakery().role('oven'), /found "everybody"/, { owners: ['everybody'] }],
  },
})

test('policy-service-wildcard names the statements that give whole services', () => {
  const night = recipes({ Action: 's3:Get*' }, { Action: 'sqs:*', Sid: 'Queues' }, { Action: 'sns:*' }).build()
  const [row] = runQuery(policyServiceWildcard, night, { actions: () => actionTable }).rows
  const policyArn = 'arn:aws:iam::123456789012:policy/Recipes'
  expect(row?.get('evidence')).toEqual([
    { kind: 'statement', policyArn, policyName: null, version: 'v1', statement: 1, sid: 'Queues', effect: 'Allow' },
    { kind: 'statement', policyArn, policyName: null, version: 'v1', statement: 2, sid: null, effect: 'Allow' },
  ])
})
