import query from '../../../src/queries/account/root-mfa-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const summary = (settings: object) =>
  bakery()
    .parts({ 'account-summary': 'complete' })
    .fact('account-summary', 'root', { settings: { ...settings } })

const report = (settings: object) =>
  bakery()
    .parts({ 'credential-report': 'complete' })
    .fact('credential-report', 'root', { settings: { ...settings } })

const central = { EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] }

testQuery(query, {
  rows: {
    'whether there is a password': [
      summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1, AccountAccessKeysPresent: 0 }),
      [{ accountArn: 'root', accountId: '123456789012', hasPassword: true }],
    ],
  },
  reports: {
    'an account that does not say whether there is a password': [
      summary({ AccountMFAEnabled: 0 }),
      [{ hasPassword: null }],
    ],
    'what the report says': [report({ mfa_active: 'false', password_enabled: 'not_supported' }), ['root']],
    'keys without MFA, where there is no password': [
      summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 1 }),
      ['root'],
    ],
    'a root user with a password, in an organization that manages those of other accounts': [
      summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1 })
        .parts({ organization: 'complete' })
        .fact('organization', 'root', { settings: central }),
      ['root'],
    ],
  },
  silent: {
    MFA: summary({ AccountMFAEnabled: 1 }),
    'a root user without any credentials': summary({
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 0,
      AccountAccessKeysPresent: 0,
    }),
    'a root user that the organization manages': summary({ AccountMFAEnabled: 0 })
      .parts({ organization: 'complete' })
      .fact('organization', 'root', { settings: central }),
  },
  unknown: {
    'a summary that does not say': [
      summary({ AccountPasswordPresent: 1 }),
      [
        { part: 'account-summary', reason: 'whether the root user has MFA was not read', subjects: ['root'] },
        { part: 'credential-report', reason: 'skipped: not in the input', subjects: 'all' },
      ],
    ],
  },
})
