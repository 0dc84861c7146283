import type { DescribedStatement, DescribeSql } from '../app/describe-sql.ts'
import { boundedSql } from './bounded-sql.ts'
import type { Limits } from './sql-process.ts'

/** How long it may take to read the statements of a directory, and how much memory. */
const LIMITS: Limits = { seconds: 30, mebibytes: 2048 }

/** Has the statements of a user's own queries described in a process of their own. */
export function statementDescriber(limits: Limits = LIMITS): DescribeSql {
  return function* (statements) {
    if (statements.length === 0) return
    const { lines, trouble } = boundedSql(new URL('./describe-worker.js', import.meta.url), { statements }, limits)
    for (const line of lines) yield describedIn(line)
    if (trouble !== null) throw trouble
  }
}

function describedIn(line: string): DescribedStatement {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own other half
  return JSON.parse(line) as DescribedStatement
}
