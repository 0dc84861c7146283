import query from '../../../src/queries/credentials/admin-sensitive-action-without-mfa.ts'
import { SENSITIVE_ACTIONS } from '../../../src/queries/shared/credentials/sensitive-actions.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const unlessMfa = (operator: string, actions: readonly string[] = ['*']) => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Deny',
    Action: actions,
    Resource: '*',
    Condition: { [operator]: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
})
const admin = (also: Readonly<Record<string, object>> = {}) =>
  bakery().user('ada', { id: 'AIDAADA', inline: { everything: allowing('*'), ...also } })

testQuery(query, {
  rows: {
    'those that no policy asks MFA for': [
      admin({ mfa: unlessMfa('BoolIfExists', ['iam:*', 'cloudtrail:*']) }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          actions: ['kms:ScheduleKeyDeletion'],
          signIns: ['access key', 'session without MFA'],
        },
      ],
    ],
  },
  reports: {
    'an administrator whom nothing asks for MFA': [admin(), [{ actions: SENSITIVE_ACTIONS }]],
    'a Deny that access keys slip through': [admin({ mfa: unlessMfa('Bool') }), [{ signIns: ['access key'] }]],
  },
  silent: {
    'a Deny of everything without MFA': admin({ mfa: unlessMfa('BoolIfExists') }),
    'no administrator': bakery().user('ada', { inline: { some: allowing('iam:CreateUser') } }),
    'a role': bakery().role('chief', { inline: { everything: allowing('*') } }),
  },
  unknown: {
    'a policy that cannot be read': [
      bakery().user('ada', { inline: { broken: null } }),
      [{ part: 'users', reason: 'the night lacks the document of the inline policy broken', subjects: ['user/ada'] }],
    ],
  },
})
