import query from '../../../src/queries/account/account-quota-usage.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const summary = (settings: object, activity: object) =>
  bakery()
    .parts({ 'account-summary': 'complete' })
    .fact('account-summary', 'root', { settings: { ...settings }, activity: { ...activity } })

const account = summary({ RolesQuota: 1000, UsersQuota: 5000, GroupsQuota: 0 }, { Roles: 875, Users: 12, Groups: 0 })

testQuery(query, {
  rows: {
    'used of what is allowed': [
      summary({ RolesQuota: 1000 }, { Roles: 875 }),
      [
        {
          accountArn: 'root',
          accountId: '123456789012',
          quota: 'Roles',
          used: 875,
          allowed: 1000,
          percentUsed: 87.5,
        },
      ],
    ],
  },
  reports: {
    'every quota, by name': [account, [{ quota: 'Groups' }, { quota: 'Roles' }, { quota: 'Users' }]],
    'those that are nearly used up': [account, [{ quota: 'Groups' }, { quota: 'Roles' }], { percent: 80 }],
  },
  silent: { 'counters without a quota': summary({}, { Roles: 875, MFADevices: 3 }) },
  unknown: {
    'a summary that was not read': [
      bakery().parts({ 'account-summary': 'complete' }),
      [{ part: 'account-summary', reason: "the account's summary was not read", subjects: ['root'] }],
    ],
  },
})
