import inlinePoliciesUser from '../../../src/queries/structure/inline-policies-user.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const inline = { read: allowing('s3:GetObject'), write: { text: '{"Statement":' } }

testQuery(inlinePoliciesUser, {
  reports: {
    'users with inline policies, in the order of their ARNs': [
      bakery().user('till', { inline }).user('oven', { inline }).user('mixer'),
      ['user/oven', 'user/till'],
    ],
  },
  rows: {
    'which policies': [
      bakery().user('oven', { id: 'AIDAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z', inline }),
      [
        {
          userArn: 'user/oven',
          userId: 'AIDAOVEN000000000000',
          policyNames: ['read', 'write'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a user with managed policies': bakery().user('oven', { attached: ['ReadOnlyAccess'] }),
  },
  unknown: {
    'nothing, since a list that is left out is empty': [bakery().user('oven'), []],
  },
})
