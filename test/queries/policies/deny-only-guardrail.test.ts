import { expect, test } from 'vitest'

import denyOnlyGuardrail from '../../../src/queries/policies/deny-only-guardrail.ts'
import { bakery } from '../../support/account-builder.ts'
import { askQuery } from '../../support/ask-query.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const denying = (more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: '*', ...more }],
})
const fenced = bakery()
  .policy('Fence', { document: denying() })
  .group('bakers', { attached: ['Fence'], inline: { quiet: denying({ Action: 'sns:*' }) } })
  .user('ada', { id: 'AIDAADA00000000000000', groups: ['bakers'] })

testQuery(denyOnlyGuardrail, {
  reports: {
    'roles and users, embedded policies first': [
      bakery()
        .policy('Fence', { document: denying() })
        .role('mixer', { attached: ['Fence'], inline: { quiet: denying(), able: allowing('s3:*') } })
        .user('ada', { attached: ['Fence'] }),
      [
        { principalArn: 'role/mixer', policyName: 'quiet' },
        { principalArn: 'role/mixer', policyName: 'Fence' },
        { principalArn: 'user/ada', policyName: 'Fence' },
      ],
    ],
    'what only some requests meet': [
      bakery().role('mixer', {
        inline: {
          region: denying({
            Action: undefined,
            NotAction: 'iam:*',
            Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
          }),
        },
      }),
      [{ principalArn: 'role/mixer', deniedActions: [], exceptActions: ['iam:*'], isConditional: true }],
    ],
  },
  rows: {
    'what a group brings': [
      fenced,
      [
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA00000000000000',
          policyArn: null,
          policyName: 'quiet',
          version: null,
          groupArn: 'group/bakers',
          deniedActions: ['sns:*'],
          exceptActions: [],
          isConditional: false,
        },
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA00000000000000',
          policyArn: 'policy/Fence',
          policyName: 'Fence',
          version: 'v1',
          groupArn: 'group/bakers',
          deniedActions: ['iam:*'],
          exceptActions: [],
          isConditional: false,
        },
      ],
    ],
  },
  silent: {
    'a Deny beside an Allow': bakery().role('mixer', {
      inline: { both: { Statement: [...denying().Statement, { Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
    }),
    'a boundary': bakery().policy('Fence', { document: denying() }).role('mixer', { boundary: 'Fence' }),
    'a policy without statements': bakery().role('mixer', { inline: { none: { Statement: [] } } }),
    'a policy of nobody': bakery().policy('Fence', { document: denying() }),
  },
  unknown: {
    'policies that the night does not give': [
      bakery()
        .policy('Fence', { document: null })
        .group('bakers', { attached: null })
        .user('ada', { groups: ['bakers'], attached: ['Fence'] })
        .role('mixer', { inline: { absent: null } }),
      [
        {
          part: 'customer-policies',
          reason: 'the night lacks the document of arn:aws:iam::123456789012:policy/Fence',
          subjects: ['user/ada'],
        },
        { part: 'groups', reason: 'the night does not say its attached policies', subjects: ['user/ada'] },
        {
          part: 'roles',
          reason: 'the night lacks the document of the inline policy absent',
          subjects: ['role/mixer'],
        },
      ],
    ],
  },
})

test('deny-only-guardrail rests on the membership and on each Deny', () => {
  const [row] = askQuery(denyOnlyGuardrail, fenced).rows
  const group = 'arn:aws:iam::123456789012:group/bakers'
  expect(row?.get('evidence')).toEqual([
    { kind: 'membership', user: 'arn:aws:iam::123456789012:user/ada', group },
    {
      kind: 'statement',
      policyArn: group,
      policyName: 'quiet',
      version: null,
      statement: 0,
      sid: null,
      effect: 'Deny',
    },
  ])
})
