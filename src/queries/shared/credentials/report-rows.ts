import type { AccountView } from '../../../model/account.ts'
import type { User } from '../../../model/entity.ts'
import type { Members } from '../../../model/fact.ts'
import { factOf } from '../entities/fact-of.ts'

/**
 * A user's row of the credential report, by column. A report can be older than the night: it does not speak of a user
 * who was made since, even where another had the name before.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html}
 */
export function reportRows(account: AccountView): (user: User) => Members | null {
  const fact = factOf(account, 'credential-report')
  const madeBy = Date.parse(reportMoment(account))
  return (user) => {
    const row = fact(user)
    if (row === undefined || row.settings === null) return null
    if (user.createdAt !== null && Date.parse(user.createdAt) > madeBy) return null
    return { ...row.settings, ...row.activity }
  }
}

/** The moment that the credential report describes. */
export function reportMoment({ parts, snapshot }: AccountView): string {
  return parts.get('credential-report')?.asOf ?? snapshot.takenAt
}

/** What a cell says that is true or false; `N/A`, `not_supported` and the like say neither. */
export function flagIn(row: Members | null, column: string): boolean | null {
  const value = row?.[column]
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  return text === 'true' ? true : text === 'false' ? false : null
}
