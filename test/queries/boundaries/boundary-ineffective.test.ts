import boundaryIneffective from '../../../src/queries/boundaries/boundary-ineffective.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const everythingBut = (...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: actions, Resource: '*' },
  ],
})
const bounded = (document: object) => bakery().policy('Fence', { document }).role('oven', { boundary: 'Fence' })

testQuery(boundaryIneffective, {
  rows: {
    'AdministratorAccess as a boundary': [
      bakery()
        .awsPolicy('AdministratorAccess', { id: 'ANPAADMIN', document: allowing('*') })
        .user('ada', {
          id: 'AIDAADA',
          boundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
        }),
      [
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          kind: 'user',
          policyArn: 'policy/AdministratorAccess',
          policyId: 'ANPAADMIN',
          decision: 'allowed',
        },
      ],
    ],
  },
  reports: {
    'a Deny of other actions does not end it': [bounded(everythingBut('s3:DeleteBucket')), ['role/oven']],
    'administration by NotAction': [
      bounded({ Version: '2012-10-17', Statement: { Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: '*' } }),
      ['role/oven'],
    ],
  },
  silent: {
    'a boundary of some services': bounded(allowing(['s3:*', 'sqs:*'])),
    'everything but what changes permissions': bounded(everythingBut('iam:*')),
    'an administrator without a boundary': bakery().role('oven', { inline: { p: allowing('*') } }),
  },
  unknown: {
    'a boundary whose document is missing': [
      bakery().policy('Fence', { versions: null }).role('oven', { boundary: 'Fence' }),
      [
        {
          part: 'customer-policies',
          reason: 'the night lacks the document of arn:aws:iam::123456789012:policy/Fence',
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
