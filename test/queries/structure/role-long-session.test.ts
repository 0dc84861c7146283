import query from '../../../src/queries/structure/role-long-session.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import type { RoleFacts } from '../../support/account-facts.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const ROOT = 'arn:aws:iam::123456789012:root'
const lasting = (hours: number, facts: RoleFacts = {}): Bakery =>
  bakery()
    .parts({ 'role-settings': 'complete' })
    .role('oven', { trust: ROOT, ...facts })
    .fact('role-settings', 'role/oven', { settings: { MaxSessionDuration: hours * 3600 } })

testQuery(query, {
  rows: {
    'how long a session may last': [
      lasting(12, { id: 'AROAOVEN', createdAt: '2026-01-01T00:00:00Z' }),
      [{ roleArn: 'role/oven', roleId: 'AROAOVEN', maxSessionHours: 12, createdAt: '2026-01-01T00:00:00Z' }],
    ],
  },
  reports: {
    'more than the hours given': [lasting(2), ['role/oven'], { hours: 1 }],
    'a fraction more': [lasting(4.5), [{ maxSessionHours: 4.5 }]],
    'a role that a provider lets in': [
      lasting(12, {
        trust: trusting(
          { Federated: 'arn:aws:iam::123456789012:saml-provider/Okta' },
          { Action: 'sts:AssumeRoleWithSAML' },
        ),
      }),
      ['role/oven'],
    ],
    'a role that lets in a service and the account': [
      lasting(12, { trust: trusting({ Service: 'lambda.amazonaws.com', AWS: ROOT }) }),
      ['role/oven'],
    ],
    'a role of which it is not known whom it lets in': [lasting(12, { trust: null }), ['role/oven']],
  },
  silent: {
    'just the hours given': lasting(4),
    'the hour of every new role': [lasting(1), { hours: 1 }],
    'a role that services alone assume, who do not ask for so long': lasting(12, { trust: 'ec2.amazonaws.com' }),
    'a service-linked role': bakery()
      .parts({ 'role-settings': 'complete' })
      .serviceLinkedRole('ecs.amazonaws.com', { trust: ROOT }),
    'a role of Identity Center, whose permission set says how long': bakery()
      .parts({ 'role-settings': 'complete' })
      .ssoRole('Admins')
      .fact('role-settings', 'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admins_0123456789abcdef', {
        settings: { MaxSessionDuration: 43_200 },
      }),
  },
  unknown: {
    'a role of which it was not read': [
      bakery().parts({ 'role-settings': 'complete' }).role('oven'),
      [
        {
          part: 'role-settings',
          reason: 'how long its sessions may last was not read',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a role of another unique id, which once had the name': [
      lasting(12)
        .role('till', { trust: ROOT })
        .fact('role-settings', 'role/till', {
          id: 'AROAOLD',
          settings: { MaxSessionDuration: 43_200 },
        }),
      [
        {
          part: 'role-settings',
          reason: 'how long its sessions may last was not read',
          subjects: ['role/till'],
        },
      ],
    ],
    'a role that AWS would not speak of': [
      bakery()
        .parts({ 'role-settings': { status: 'partial', detail: 'AccessDenied' } })
        .role('oven')
        .fact('role-settings', 'role/oven', { settings: null }),
      [
        {
          part: 'role-settings',
          reason: 'how long its sessions may last was not read: AccessDenied',
          subjects: ['role/oven'],
        },
      ],
    ],
    'all, where roles were not read': [
      bakery().parts({ roles: 'failed', 'role-settings': 'complete' }),
      [{ part: 'roles', reason: 'failed', subjects: 'all' }],
    ],
  },
})
