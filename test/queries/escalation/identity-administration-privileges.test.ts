import identityAdministrationPrivileges from '../../../src/queries/escalation/identity-administration-privileges.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { may } from './accounts.ts'

/** Actions under a condition: that of the boundary Fence where no other is given. */
const within = (Action: string | readonly string[], Condition: object = FENCE) => ({
  inline: { p: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*', Condition } } },
})
const FENCE = { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/Fence' } }

testQuery(identityAdministrationPrivileges, {
  reports: {
    'who can write policies': [
      bakery().role('oven', may('iam:PutRolePolicy', 'iam:GetRole')),
      [{ principalArn: 'role/oven', tier: 'reaches-admin', actions: ['iam:PutRolePolicy'], decision: 'allowed' }],
    ],
    'who must only leave some boundary, which may limit nothing': [
      bakery().role('oven', within('iam:PutRolePolicy', { Null: { 'iam:PermissionsBoundary': 'false' } })),
      [{ principalArn: 'role/oven', actions: ['iam:PutRolePolicy'], decision: 'conditional' }],
    ],
    'who can write policies under another condition': [
      bakery().user('ada', within('iam:PutRolePolicy', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
      [{ principalArn: 'user/ada', actions: ['iam:PutRolePolicy'], decision: 'conditional' }],
    ],
    'who can take off the boundary that others must have': [
      bakery().role('oven', within('iam:DeleteRolePermissionsBoundary')),
      [{ principalArn: 'role/oven', actions: ['iam:DeleteRolePermissionsBoundary'] }],
    ],
    'what is beyond the boundary alone': [
      bakery().role('oven', {
        inline: { ...within('iam:PutRolePolicy').inline, q: allowing('iam:UpdateAssumeRolePolicy') },
      }),
      [{ principalArn: 'role/oven', actions: ['iam:UpdateAssumeRolePolicy'] }],
    ],
    'who can make keys of others': [
      bakery().user('ada', may('iam:CreateAccessKey')).user('bob'),
      [{ principalArn: 'user/ada', tier: 'other', actions: ['iam:CreateAccessKey'] }],
    ],
  },
  silent: {
    'administrators, of whom nothing else is expected': bakery().role('oven', may('*')),
    'who can make keys of their own': bakery()
      .user('ada', { inline: { p: allowing('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}') } })
      .user('bob'),
    'who can write policies of those alone whom a boundary limits': bakery()
      .role('oven', within(['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:CreateRole']))
      .role('mill', { trust: 'lambda.amazonaws.com' }),
    'who can set the one boundary alone': bakery().role('oven', within('iam:PutRolePermissionsBoundary')),
    'who can only read': bakery().user('ada', may('iam:Get*', 'iam:List*')),
    'who is denied it': bakery().user('ada', {
      inline: {
        a: allowing('iam:PutUserPolicy'),
        b: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' } },
      },
    }),
  },
})
