import boundaryRemovable from '../../../src/queries/boundaries/boundary-removable.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const fence = (...statements: object[]) =>
  bakery().policy('Fence', {
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, ...statements] },
  })
const may = (action: string, more: object = {}) => ({
  p: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*', ...more } },
})
const onlyWith = (boundary: string) => ({
  Condition: { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::123456789012:policy/${boundary}` } },
})

testQuery(boundaryRemovable, {
  rows: {
    'a user that can delete it': [
      fence().user('ada', { id: 'AIDAADA', boundary: 'Fence', inline: may('iam:DeleteUserPermissionsBoundary') }),
      [
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          kind: 'user',
          policyArn: 'policy/Fence',
          action: 'iam:DeleteUserPermissionsBoundary',
          decision: 'allowed',
          conditions: [],
        },
      ],
    ],
  },
  reports: {
    'every way, by action': [
      fence().role('oven', { boundary: 'Fence', inline: may('iam:*') }),
      [
        { action: 'iam:CreatePolicyVersion' },
        { action: 'iam:DeleteRolePermissionsBoundary' },
        { action: 'iam:PutRolePermissionsBoundary' },
        { action: 'iam:SetDefaultPolicyVersion' },
      ],
    ],
    'under a condition': [
      fence().user('ada', {
        boundary: 'Fence',
        inline: may('iam:DeleteUserPermissionsBoundary', {
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        }),
      }),
      [{ decision: 'conditional', conditions: ['Bool aws:MultiFactorAuthPresent true'] }],
    ],
  },
  silent: {
    'what the boundary itself denies': fence({
      Effect: 'Deny',
      Action: ['iam:*Boundary', 'iam:*Policy*'],
      Resource: '*',
    }).role('oven', { boundary: 'Fence', inline: may('*') }),
    'to put the same boundary again': fence().user('ada', {
      boundary: 'Fence',
      inline: may('iam:PutUserPermissionsBoundary', onlyWith('Fence')),
    }),
    'a boundary that lets nothing of this through': bakery()
      .policy('Fence', { document: allowing('s3:*') })
      .user('ada', { boundary: 'Fence', inline: may('*') }),
    'AWS’s own policy cannot be rewritten': bakery()
      .awsPolicy('ReadOnly', { document: allowing('*') })
      .user('ada', { boundary: 'arn:aws:iam::aws:policy/ReadOnly', inline: may('iam:CreatePolicyVersion') }),
    'no boundary': bakery().user('ada', { inline: may('*') }),
  },
})
