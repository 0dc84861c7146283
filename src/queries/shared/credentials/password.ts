import type { AccountView } from '../../../model/account.ts'
import type { User } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Fact, Members } from '../../../model/fact.ts'
import type { Part } from '../../../model/part.ts'
import { memberOf } from '../../../util/members.ts'
import { factOf } from '../entities/fact-of.ts'
import { type Dated, dated, type Source, type Use } from './dated.ts'
import { flagIn, reportMoment, reportRows } from './report-rows.ts'

/** The parts that say who has a password; either will do. */
export const PASSWORD_PARTS = ['login-profiles', 'credential-report'] as const satisfies readonly Part[]

/** The parts that say when a password was last used; either will do. */
export const PASSWORD_USE_PARTS = ['user-settings', 'credential-report'] as const satisfies readonly Part[]

/** A user's password for the console. */
export interface Password {
  /** Null where no part says it. */
  readonly exists: boolean | null
  /** When the login profile was made: the password may have been changed since. */
  readonly created: Dated | null
  readonly changed: Dated | null
  readonly used: Use
  /** What says that there is a password, or is none. */
  readonly evidence: readonly Evidence[]
}

/**
 * Users' passwords, by the login profile, else by the credential report, which may be older; their last use by whichever
 * of the list of users and the report knows the later one.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html}
 */
export function passwords(account: AccountView): (user: User) => Password {
  const [profile, settings] = [factOf(account, 'login-profiles'), factOf(account, 'user-settings')]
  const row = reportRows(account)
  const { takenAt } = account.snapshot
  const reportedAt = reportMoment(account)
  return (user) => {
    const { arn: of } = user
    const report = row(user)
    const own = profile(user)?.settings ?? null
    const source = { of, countedFrom: reportedAt }
    return {
      exists: own === null ? flagIn(report, 'password_enabled') : hasProfile(own),
      created: dated(memberOf(own?.['LoginProfile'], 'CreateDate'), {
        of,
        name: 'LoginProfile CreateDate',
        countedFrom: takenAt,
      }),
      changed: dated(report?.['password_last_changed'], { name: 'password_last_changed', ...source }),
      used: later(
        useListed(settings(user), of, takenAt),
        useReported(report, { name: 'password_last_used', ...source }),
      ),
      evidence: evidenceOf(own, report, of),
    }
  }
}

function hasProfile(own: Members): boolean {
  return own['LoginProfile'] !== null && own['LoginProfile'] !== undefined
}

function evidenceOf(own: Members | null, report: Members | null, of: string): readonly Evidence[] {
  if (own !== null) return [{ kind: 'attribute', of, name: 'LoginProfile', value: hasProfile(own) }]
  const exists = flagIn(report, 'password_enabled')
  return exists === null ? [] : [{ kind: 'attribute', of, name: 'password_enabled', value: exists }]
}

/** Without PasswordLastUsed there was no use, as far as IAM knows. */
function useListed(fact: Fact | undefined, of: string, countedFrom: string): Use {
  if (fact === undefined || fact.settings === null) return null
  const value = fact.activity?.['PasswordLastUsed']
  if (value === undefined || value === null) return 'never'
  return dated(value, { of, name: 'PasswordLastUsed', countedFrom })
}

/** `no_information` of a password that was not used since October 2014, `N/A` where there was none yet. */
function useReported(report: Members | null, source: Source): Use {
  const value = report?.[source.name]
  return value === 'no_information' || value === 'N/A' ? 'never' : dated(value, source)
}

function later(one: Use, other: Use): Use {
  if (one === null || one === 'never') return other ?? one
  if (other === null || other === 'never') return one
  return one.at >= other.at ? one : other
}
