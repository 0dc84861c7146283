import boundaryMasksAllow from '../../../src/queries/boundaries/boundary-masks-allow.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const fence = bakery().policy('Fence', { document: allowing('sqs:*') })

testQuery(boundaryMasksAllow, {
  rows: {
    'what the boundary does not let through': [
      fence.user('ada', {
        id: 'AIDAADA',
        boundary: 'Fence',
        inline: { p: allowing(['sns:Publish', 'sns:Subscribe', 'sqs:SendMessage']) },
      }),
      [
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          policyArn: 'user/ada',
          policyName: 'p',
          statement: 0,
          service: 'sns',
          count: 2,
          actions: ['sns:Publish', 'sns:Subscribe'],
        },
      ],
    ],
  },
  reports: {
    'what it denies': [
      bakery()
        .policy('Fence', {
          document: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: '*', Resource: '*' },
              { Effect: 'Deny', Action: 'sns:*', Resource: '*' },
            ],
          },
        })
        .role('oven', { boundary: 'Fence', inline: { p: allowing(['sns:Publish', 'sqs:SendMessage']) } }),
      [{ service: 'sns', actions: ['sns:Publish'] }],
    ],
    'through a group, and another resource': [
      bakery()
        .policy('Fence', { document: allowing('sqs:*', 'arn:aws:sqs:*:*:bread') })
        .group('bakers', { inline: { p: allowing('sqs:SendMessage', 'arn:aws:sqs:*:*:cake') } })
        .user('ada', { boundary: 'Fence', groups: ['bakers'] }),
      [{ principalArn: 'user/ada', policyArn: 'group/bakers', actions: ['sqs:SendMessage'] }],
    ],
  },
  silent: {
    'what it lets through, in part': bakery()
      .policy('Fence', { document: allowing('sqs:*', 'arn:aws:sqs:*:*:bread') })
      .user('ada', { boundary: 'Fence', inline: { p: allowing('sqs:SendMessage') } }),
    'what its own Deny took already': fence.user('ada', {
      boundary: 'Fence',
      inline: { p: allowing('sns:Publish'), q: { Statement: { Effect: 'Deny', Action: 'sns:*', Resource: '*' } } },
    }),
    'no boundary': bakery().user('ada', { inline: { p: allowing('sns:Publish') } }),
  },
  unknown: {
    'a boundary whose document is missing': [
      bakery()
        .policy('Fence', { versions: null })
        .role('oven', { boundary: 'Fence', inline: { p: allowing('*') } }),
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
