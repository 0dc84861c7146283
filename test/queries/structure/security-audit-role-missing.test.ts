import query from '../../../src/queries/structure/security-audit-role-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

testQuery(query, {
  rows: {
    'the account': [
      bakery().role('oven', { attached: ['ReadOnlyAccess'] }),
      [{ accountArn: 'root', accountId: '123456789012' }],
    ],
  },
  reports: {
    'an account without roles': [bakery(), ['root']],
    'a user with it, who is no role': [bakery().user('ada', { attached: ['SecurityAudit'] }), ['root']],
    'a role that has it as its boundary only': [bakery().role('oven', { boundary: 'SecurityAudit' }), ['root']],
    'a policy of the account with its name': [
      bakery()
        .policy('SecurityAudit')
        .role('oven', { attached: ['SecurityAudit'] }),
      ['root'],
    ],
    'a service-linked role with it, which only its service assumes': [
      bakery().serviceLinkedRole('audit.amazonaws.com', { attached: ['SecurityAudit'] }),
      ['root'],
    ],
  },
  silent: {
    'a role with it': bakery().role('auditor', { attached: ['SecurityAudit'] }),
    'a role of Identity Center with it': bakery().ssoRole('Auditors', { attached: ['SecurityAudit'] }),
    'a role with it, beside one whose policies were not given': bakery()
      .role('auditor', { attached: ['SecurityAudit'] })
      .role('oven', { attached: null }),
    'in another partition': bakery().role('auditor', { attached: ['arn:aws-cn:iam::aws:policy/SecurityAudit'] }),
    'roles that were read in part': bakery().role('oven').parts({ roles: 'partial' }),
  },
  unknown: {
    'whether a role has it whose policies were not given': [
      bakery().role('oven', { attached: null }),
      [{ part: 'roles', reason: 'the attached policies of some roles were not given: 1', subjects: ['root'] }],
    ],
    'whether a role has it that was not read': [
      bakery().parts({ roles: { status: 'partial', detail: 'Throttling' } }),
      [{ part: 'roles', reason: 'partial: Throttling', subjects: 'all' }],
    ],
  },
})
