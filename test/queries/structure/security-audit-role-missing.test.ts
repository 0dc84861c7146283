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
    'an account whose only role is one that AWS made': [bakery().serviceLinkedRole('support.amazonaws.com'), ['root']],
    'a user with it, who is no role': [
      bakery()
        .user('ada', { attached: ['SecurityAudit'] })
        .role('oven'),
      ['root'],
    ],
    'a group with it, whom AWS counts': [
      bakery()
        .group('auditors', { attached: ['SecurityAudit'] })
        .role('oven')
        .awsPolicy('SecurityAudit', { attachmentCount: 1 }),
      ['root'],
    ],
    'a policy that AWS counts nowhere': [
      bakery().role('oven').awsPolicy('SecurityAudit', { attachmentCount: 0 }),
      ['root'],
    ],
    'a policy of which the count was not given': [
      bakery().role('oven').awsPolicy('SecurityAudit', { attachmentCount: null }),
      ['root'],
    ],
    'another policy that somebody unseen has': [
      bakery().role('oven').awsPolicy('ReadOnlyAccess', { attachmentCount: 3 }),
      ['root'],
    ],
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
    'whether a role has it that the night lacks, since AWS counts more': [
      bakery()
        .group('auditors', { attached: ['SecurityAudit'] })
        .role('oven')
        .awsPolicy('SecurityAudit', { attachmentCount: 2 }),
      [{ part: 'roles', reason: 'AWS counts 2 that have SecurityAudit, and the night shows 1', subjects: ['root'] }],
    ],
    'which roles there are, where the night shows none': [
      bakery().user('ada'),
      [
        {
          part: 'roles',
          reason: 'the night shows no role, and every account has one that AWS made',
          subjects: ['root'],
        },
      ],
    ],
    'whether a role has it that was not read': [
      bakery().parts({ roles: { status: 'partial', detail: 'Throttling' } }),
      [{ part: 'roles', reason: 'partial: Throttling', subjects: 'all' }],
    ],
  },
})
