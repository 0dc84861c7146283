import policyCloudshellFullAccess from '../../../src/queries/policies/policy-cloudshell-full-access.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const arn = 'arn:aws:iam::aws:policy/AWSCloudShellFullAccess'
const attached = [arn]

testQuery(policyCloudshellFullAccess, {
  reports: {
    'groups, roles and users, by their ARNs': [
      bakery().user('ada', { attached }).role('oven', { attached }).group('bakers', { attached }),
      ['group/bakers', 'role/oven', 'user/ada'],
    ],
  },
  rows: {
    'who has it': [
      bakery().user('ada', { id: 'AIDAADA0000000000000', attached }),
      [{ resourceArn: 'user/ada', resourceId: 'AIDAADA0000000000000', resourceKind: 'user', policyArn: arn }],
    ],
  },
  silent: {
    'the policy, which nobody has': bakery().awsPolicy('AWSCloudShellFullAccess'),
    "a customer's policy of that name": bakery()
      .policy('AWSCloudShellFullAccess', { document: allowing('cloudshell:*') })
      .user('ada', { attached: ['AWSCloudShellFullAccess'] }),
    'a boundary': bakery().role('oven', { boundary: arn }),
  },
  unknown: {
    'those who do not say what they have': [
      bakery().user('ada', { attached: null }).group('bakers', { attached: null }),
      [
        { part: 'groups', reason: 'its attached policies were not given', subjects: ['group/bakers'] },
        { part: 'users', reason: 'its attached policies were not given', subjects: ['user/ada'] },
      ],
    ],
  },
})
