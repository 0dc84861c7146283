import { expect, test } from 'vitest'

import { accountAlias } from '../../../src/collector/parts/account-alias.ts'
import { accountSummary } from '../../../src/collector/parts/account-summary.ts'
import { caller } from '../../../src/collector/parts/caller.ts'
import { organization } from '../../../src/collector/parts/organization.ts'
import { passwordPolicy } from '../../../src/collector/parts/password-policy.ts'
import { bakeryRoster, runPlan } from '../../support/stand-in-asking.ts'
import { ACCOUNT, fact, testPlan } from './test-plan.ts'

const roster = bakeryRoster()

testPlan(accountSummary, roster, {
  'quotas and the root user’s credentials are settings, counts are activity': {
    said: {
      GetAccountSummary: { SummaryMap: { Users: 2, UsersQuota: 5000, AccountMFAEnabled: 1, NewThings: 7 } },
    },
    facts: [fact(ACCOUNT, { UsersQuota: 5000, AccountMFAEnabled: 1 }, { activity: { Users: 2, NewThings: 7 } })],
  },
})

test('counters are kept in an order of their own', async () => {
  const said = { SummaryMap: { UsersQuota: 5000, GroupsQuota: 300, Users: 2, Groups: 1 } }
  const { facts } = await runPlan(accountSummary, roster, new Map([['GetAccountSummary', said]]))
  expect(JSON.stringify(facts.map(({ settings, activity }) => [settings, activity]))).toBe(
    '[[{"GroupsQuota":300,"UsersQuota":5000},{"Groups":1,"Users":2}]]',
  )
})

testPlan(accountAlias, roster, {
  'an alias': {
    said: { ListAccountAliases: { AccountAliases: ['bakery'], IsTruncated: false } },
    facts: [fact(ACCOUNT, { AccountAliases: ['bakery'] })],
  },
  'none, as moto says it': { said: { ListAccountAliases: {} }, facts: [fact(ACCOUNT, { AccountAliases: [] })] },
})

testPlan(caller, roster, {
  'who asks is activity': {
    said: {
      GetCallerIdentity: { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/ada', UserId: 'AIDA1' },
    },
    facts: [fact(ACCOUNT, {}, { activity: { Arn: 'arn:aws:iam::123456789012:user/ada', UserId: 'AIDA1' } })],
  },
})

testPlan(passwordPolicy, roster, {
  'a policy, with members that nobody knew of': {
    said: { GetAccountPasswordPolicy: { PasswordPolicy: { MinimumPasswordLength: 14, Passkeys: true } } },
    facts: [fact(ACCOUNT, { PasswordPolicy: { MinimumPasswordLength: 14, Passkeys: true } })],
  },
  'none of its own': {
    said: { GetAccountPasswordPolicy: 'NoSuchEntity' },
    facts: [fact(ACCOUNT, { PasswordPolicy: null })],
  },
})

testPlan(organization, roster, {
  'features, in order': {
    said: {
      ListOrganizationsFeatures: {
        OrganizationId: 'o-1',
        EnabledFeatures: ['RootSessions', 'RootCredentialsManagement'],
      },
    },
    facts: [fact(ACCOUNT, { OrganizationId: 'o-1', EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] })],
  },
  'an account that manages none': {
    said: { ListOrganizationsFeatures: 'AccountNotManagementOrDelegatedAdministrator' },
    facts: [fact(ACCOUNT, { NotApplicable: 'AccountNotManagementOrDelegatedAdministrator' })],
  },
})
