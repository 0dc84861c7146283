import inlinePoliciesRole from '../../../src/queries/structure/inline-policies-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { withoutInline } from '../../support/without-inline.ts'

const inline = { read: allowing('s3:GetObject'), write: { text: '{"Statement":' } }

testQuery(inlinePoliciesRole, {
  reports: {
    'roles with inline policies, in the order of their ARNs': [
      bakery().role('till', { inline }).role('oven', { inline }).role('mixer'),
      ['role/oven', 'role/till'],
    ],
  },
  rows: {
    'which policies': [
      bakery().role('oven', { id: 'AROAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z', inline }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN000000000000',
          policyNames: ['read', 'write'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'the inline policy of a permission set': bakery().ssoRole('Baker', { inline }),
    'a role with managed policies': bakery().role('oven', { attached: ['ReadOnlyAccess'] }),
    'a service-linked role, which only its service can change': bakery().serviceLinkedRole('support.amazonaws.com', {
      inline: { read: allowing('s3:GetObject') },
    }),
  },
  unknown: {
    'a role whose inline policies were not given': [
      withoutInline(bakery().role('oven')),
      [{ part: 'roles', reason: 'its inline policies were not given', subjects: ['role/oven'] }],
    ],
  },
})
