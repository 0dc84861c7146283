import inlinePoliciesGroup from '../../../src/queries/structure/inline-policies-group.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { withoutInline } from '../../support/without-inline.ts'

const inline = { read: allowing('s3:GetObject'), write: { text: '{"Statement":' } }

testQuery(inlinePoliciesGroup, {
  reports: {
    'groups with inline policies, in the order of their ARNs': [
      bakery().group('till', { inline }).group('oven', { inline }).group('mixer'),
      ['group/oven', 'group/till'],
    ],
  },
  rows: {
    'which policies': [
      bakery().group('oven', { id: 'AGPAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z', inline }),
      [
        {
          groupArn: 'group/oven',
          groupId: 'AGPAOVEN000000000000',
          policyNames: ['read', 'write'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a group with managed policies': bakery().group('oven', { attached: ['ReadOnlyAccess'] }),
  },
  unknown: {
    'a group whose inline policies were not given': [
      withoutInline(bakery().group('oven')),
      [{ part: 'groups', reason: 'its inline policies were not given', subjects: ['group/oven'] }],
    ],
  },
})
