import { parseDate } from '../../model/date-form.ts'
import { isoTime } from '../../model/time.ts'
import { accountColumns, accountSays } from '../shared/account/account-says.ts'
import { daysBefore } from '../shared/entities/age.ts'
import { defineQuery } from '../query.ts'

const USES = ['password_last_used', 'access_key_1_last_used_date', 'access_key_2_last_used_date'] as const

export default defineQuery({
  name: 'root-recently-used',
  title: 'Accounts whose root user was used of late, by password or by key',
  kind: 'finding',
  severity: 'high',
  message: 'had its root user used at {lastUsedAt}, as {column} says',
  needs: ['credential-report'],
  itemises: ['credential-report'],
  params: {
    days: { type: 'integer', default: 30, min: 1, max: 400, describe: 'days before the night in which a use counts' },
  },
  columns: ['accountArn', 'accountId', 'lastUsedAt', 'column'],
  remediation: 'Find out from CloudTrail what it was used for, and do that with a role from now on.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
  ],

  *run({ account, params, unknown }) {
    const columns = accountColumns(account)
    const report = accountSays(account, 'credential-report')
    if (report === null) {
      unknown('credential-report', 'the report has no row of the root user', columns.accountArn)
      return
    }
    const uses = USES.flatMap((column) => {
      const at = typeof report[column] === 'string' ? parseDate(report[column]) : null
      return at === null ? [] : [{ column, at }]
    }).toSorted((a, b) => b.at - a.at)
    const [last] = uses
    if (last === undefined || daysBefore(account.snapshot.takenAt, isoTime(last.at)) >= params.days) return
    yield {
      values: { ...columns, lastUsedAt: isoTime(last.at), column: last.column },
      evidence: [{ kind: 'attribute', of: columns.accountArn, name: last.column, value: isoTime(last.at) }],
    }
  },
})
