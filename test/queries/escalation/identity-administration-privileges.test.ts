import identityAdministrationPrivileges from '../../../src/queries/escalation/identity-administration-privileges.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { may } from './accounts.ts'

testQuery(identityAdministrationPrivileges, {
  reports: {
    'who can write policies': [
      bakery().role('oven', may('iam:PutRolePolicy', 'iam:GetRole')),
      [{ principalArn: 'role/oven', tier: 'reaches-admin', actions: ['iam:PutRolePolicy'], decision: 'allowed' }],
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
    'who can only read': bakery().user('ada', may('iam:Get*', 'iam:List*')),
    'who is denied it': bakery().user('ada', {
      inline: {
        a: allowing('iam:PutUserPolicy'),
        b: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' } },
      },
    }),
  },
})
