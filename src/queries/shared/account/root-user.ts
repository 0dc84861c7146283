import type { AccountView } from '../../../model/account.ts'
import { accountSays } from './account-says.ts'

/** What a night says of the root user's credentials; null where it does not say. */
export interface RootUser {
  readonly hasPassword: boolean | null
  readonly hasMfa: boolean | null
  readonly accessKeys: number | null
  readonly certificates: number | null
}

/**
 * The root user, from the account's summary, else from the credential report, in which it has a row of its own.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html}
 */
export function rootUser(account: AccountView): RootUser {
  const summary = accountSays(account, 'account-summary') ?? {}
  const report = accountSays(account, 'credential-report') ?? {}
  return {
    hasPassword: flag(summary['AccountPasswordPresent']) ?? said(report['password_enabled']),
    hasMfa: flag(summary['AccountMFAEnabled']) ?? said(report['mfa_active']),
    accessKeys:
      count(summary['AccountAccessKeysPresent']) ?? active(report, 'access_key_1_active', 'access_key_2_active'),
    certificates:
      count(summary['AccountSigningCertificatesPresent']) ?? active(report, 'cert_1_active', 'cert_2_active'),
  }
}

/** Of an account whose root users are managed centrally, the root user has no credentials of its own to keep. */
export function isRootManagedCentrally(account: AccountView): boolean {
  const features = accountSays(account, 'organization')?.['EnabledFeatures']
  return Array.isArray(features) && features.includes('RootCredentialsManagement')
}

function count(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function flag(value: unknown): boolean | null {
  return typeof value === 'number' ? value > 0 : null
}

/** A cell of the report: `not_supported`, `no_information` and the like say nothing. */
function said(value: unknown): boolean | null {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  return text === 'true' ? true : text === 'false' ? false : null
}

function active(report: Readonly<Record<string, unknown>>, ...columns: readonly string[]): number | null {
  const cells = columns.map((column) => said(report[column]))
  return cells.every((cell) => cell === null) ? null : cells.filter((cell) => cell === true).length
}
