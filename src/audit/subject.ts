import { nameInArn, parseArn } from '../model/arn.ts'
import type { Finding } from '../model/finding.ts'
import type { Row } from '../model/rows.ts'
import type { Query } from '../queries/query.ts'

/**
 * Tells whom a query's rows are about: the column that the query names, else the first that has an ARN.
 *
 * @param account the ARN that stands in where a row names nobody: the account's own
 */
export function subjectsOf(query: Query, account: string): (row: Row) => Finding['subject'] {
  const columns = [...(query.subject === undefined ? [] : [query.subject]), ...query.columns.filter(isArnColumn)]
  const named = columns.map((column) => ({ column, idColumn: column.replace(/Arn$/, 'Id') }))
  return (row) => {
    for (const { column, idColumn } of named) {
      const arn = row.get(column)
      if (typeof arn !== 'string') continue
      const id = row.get(idColumn)
      return subject(arn, typeof id === 'string' ? id : null)
    }
    return subject(account, null)
  }
}

/** An account is named by its number, since every one's ARN ends in `root`. */
function subject(arn: string, id: string | null): Finding['subject'] {
  const parsed = parseArn(arn)
  const name = parsed?.resource === 'root' ? parsed.account : nameInArn(arn)
  return { kind: kindOf(parsed?.resource ?? ''), arn, id, name }
}

function isArnColumn(column: string): boolean {
  return column.endsWith('Arn')
}

/** What an ARN's resource is, in the words of a diff. */
function kindOf(resource: string): string {
  const type = /^[^/:]*/.exec(resource)?.[0] ?? ''
  return KINDS[type] ?? (type === '' ? 'resource' : type)
}

const KINDS: Readonly<Record<string, string>> = {
  policy: 'managed-policy',
  root: 'account',
  mfa: 'mfa-device',
  'saml-provider': 'provider',
  'oidc-provider': 'provider',
}
