import query from '../../../src/queries/account/root-credentials-central-management.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const organization = (settings: object) =>
  bakery()
    .parts({ organization: 'complete' })
    .fact('organization', 'root', { settings: { ...settings } })

testQuery(query, {
  rows: {
    'which features are on': [
      organization({ EnabledFeatures: ['RootSessions'] }),
      [{ accountArn: 'root', accountId: '123456789012', features: ['RootSessions'] }],
    ],
  },
  reports: { 'none is on': [organization({ EnabledFeatures: [] }), ['root']] },
  silent: {
    'it is on': organization({ EnabledFeatures: ['RootCredentialsManagement'] }),
    'an account that manages no organization': organization({ NotApplicable: 'OrganizationNotFound' }),
  },
  unknown: {
    'features that were not read': [
      bakery().parts({ organization: 'complete' }),
      [{ part: 'organization', reason: 'which features are on was not read', subjects: ['root'] }],
    ],
  },
})
