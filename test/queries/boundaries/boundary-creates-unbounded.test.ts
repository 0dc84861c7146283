import boundaryCreatesUnbounded from '../../../src/queries/boundaries/boundary-creates-unbounded.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const creating = (boundary: string | null) => ({
  p: {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: ['iam:CreateRole', 'iam:CreateUser'],
      Resource: '*',
      ...(boundary === null
        ? {}
        : {
            Condition: { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::123456789012:policy/${boundary}` } },
          }),
    },
  },
})
const under = (condition: object) => ({
  p: {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'iam:CreateRole', Resource: '*', Condition: condition },
  },
})
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess'
const fence = bakery().policy('Fence', { document: allowing('*') })

testQuery(boundaryCreatesUnbounded, {
  rows: {
    'a user that is not made to set it': [
      fence.user('ada', { id: 'AIDAADA', boundary: 'Fence', inline: creating(null) }),
      ['iam:CreateRole', 'iam:CreateUser'].map((action) => ({
        principalArn: 'user/ada',
        principalId: 'AIDAADA',
        kind: 'user',
        policyArn: 'policy/Fence',
        action,
        newBoundary: null,
        decision: 'allowed',
        conditions: [],
      })),
    ],
  },
  reports: {
    'any boundary will do': [
      fence.user('ada', { boundary: 'Fence', inline: under({ Null: { 'iam:PermissionsBoundary': 'false' } }) }),
      [{ action: 'iam:CreateRole', newBoundary: ADMINISTRATOR, decision: 'allowed', conditions: [] }],
    ],
    'any boundary but one': [
      fence.user('ada', {
        boundary: 'Fence',
        inline: under({ ArnNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/PowerUserAccess' } }),
      }),
      [{ action: 'iam:CreateRole', newBoundary: null }],
    ],
    'under a path alone': [
      fence.role('oven', {
        boundary: 'Fence',
        inline: { p: allowing('iam:CreateRole', 'arn:aws:iam::*:role/team/*') },
      }),
      [{ action: 'iam:CreateRole', decision: 'conditional', conditions: ['resource is arn:aws:iam::*:role/team/*'] }],
    ],
  },
  silent: {
    'one of AWS’s must do, and it limits': fence.user('ada', {
      boundary: 'Fence',
      inline: under({ ArnLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/ReadOnly*' } }),
    }),
    'it must set the boundary': fence.user('ada', { boundary: 'Fence', inline: creating('Fence') }),
    'the boundary makes it': bakery()
      .policy('Fence', {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            {
              Effect: 'Deny',
              Action: 'iam:Create*',
              Resource: '*',
              Condition: { StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/Fence' } },
            },
          ],
        },
      })
      .user('ada', { boundary: 'Fence', inline: creating(null) }),
    'whoever has no boundary to escape': bakery().user('ada', { inline: creating(null) }),
  },
})
