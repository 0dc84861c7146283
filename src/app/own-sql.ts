import type { SqlQuery } from '../config/sql-query.ts'
import type { Evidence } from '../model/evidence.ts'
import { RolecallError } from '../model/error.ts'
import { type Part, PARTS } from '../model/part.ts'
import type { Cell, Row } from '../model/rows.ts'
import type { Query, QueryContext, Params, QueryRow } from '../queries/query.ts'
import type { DescribedStatement } from '../store/index.ts'
import { camelCase } from '../util/case.ts'
import { nearest } from '../util/nearest.ts'
import { PARTS_OF_VIEWS } from './parts-of-views.ts'
import { versionOf } from './version-of.ts'

/** Runs a statement over the views of a night, by the night's id. */
export type AskNight = (
  snapshotId: number,
  statement: string,
) => { readonly columns: readonly string[]; readonly rows: Iterable<Row> }

/**
 * A query from a user's `.sql` file: its rows are those of the statement, in the order in which it gives them.
 *
 * @param described what the statement gives and reads
 * @throws RolecallError INPUT naming the file where the statement does not fit what the head of the file says
 */
export function sqlQuery(own: SqlQuery, described: DescribedStatement, ask: AskNight): Query {
  const { path, statement, name, title, kind, severity, message, subject, identity, remediation, references } = own
  const given = camelColumns(own, described.columns)
  const columns = own.columns ?? given
  checkColumns(own, given)
  return {
    name,
    title,
    kind,
    severity,
    version: versionOf(own.text),
    ...(message === null ? {} : { message }),
    ...(subject === null ? {} : { subject }),
    ...(identity.length === 0 ? {} : { identity }),
    needs: own.needs ?? partsOf(described.views),
    params: {},
    columns,
    remediation,
    references,
    *run({ account }: QueryContext<Params>): Generator<QueryRow> {
      const about = subject ?? columns.find((column) => column.endsWith('Arn')) ?? null
      for (const row of answer(path, described.columns, () => ask(account.snapshot.id, statement))) {
        const values = Object.fromEntries(given.map((column, index) => [column, row[index] ?? null]))
        yield { values, evidence: evidenceOf(values, about) }
      }
    },
  }
}

/** The statement's columns as they are named everywhere. */
function camelColumns({ path }: SqlQuery, names: readonly string[]): readonly string[] {
  const columns = names.map(camelCase)
  for (const [index, column] of columns.entries()) {
    const found = JSON.stringify(names[index])
    if (!/^[a-z][a-zA-Z0-9]*$/.test(column) || column === 'evidence')
      throw new RolecallError('INPUT', `${path}: expected columns such as role_arn, found ${found}`, {
        hint: 'Name it with AS.',
      })
    if (columns.indexOf(column) < index)
      throw new RolecallError('INPUT', `${path}: expected each column once, found another ${found}`, {
        hint: 'Name them apart with AS.',
      })
  }
  return columns
}

/** What the head of the file says of columns, against those that the statement has. */
function checkColumns({ path, columns, subject, identity, message, lineOf }: SqlQuery, given: readonly string[]): void {
  const named = (message ?? '').matchAll(/\{(\w+)\}/g)
  const wanted = [
    ...(columns ?? []).map((name) => ['columns', name] as const),
    ...(subject === null ? [] : [['subject', subject] as const]),
    ...identity.map((name) => ['identity', name] as const),
    ...Array.from(named, ([, name = '']) => ['message', name] as const),
  ]
  for (const [key, name] of wanted) {
    if (given.includes(name)) continue
    const near = nearest(name, given)
    throw new RolecallError(
      'INPUT',
      `${path}: line ${lineOf(key)}: ${key}: expected columns of the statement (${given.join(', ')}), found ${JSON.stringify(name)}`,
      near.length > 0 ? { hint: `Did you mean ${near.join(', ')}?` } : {},
    )
  }
  const left = columns === null ? undefined : given.find((name) => !columns.includes(name))
  if (left !== undefined)
    throw new RolecallError(
      'INPUT',
      `${path}: line ${lineOf('columns')}: columns: expected all columns of the statement, found no ${left}`,
    )
}

function partsOf(views: readonly string[]): readonly Part[] {
  const parts = new Set(views.flatMap((view) => PARTS_OF_VIEWS[view] ?? []))
  return PARTS.filter((part) => parts.has(part))
}

/** The cells of each row, in the order of the statement's columns. */
function* answer(
  path: string,
  columns: readonly string[],
  ask: () => ReturnType<AskNight>,
): Generator<readonly Cell[]> {
  try {
    const { columns: got, rows } = ask()
    if (got.length !== columns.length || got.some((name, index) => name !== columns[index]))
      throw new RolecallError('INPUT', `expected the columns ${columns.join(', ')}, found ${got.join(', ')}`)
    for (const row of rows) yield [...row.values()]
  } catch (error) {
    throw inFile(path, error)
  }
}

/** An error of a statement, with its file. */
export function inFile(path: string, error: unknown): unknown {
  if (!(error instanceof RolecallError) || error.code === 'DATABASE' || error.code === 'INTERRUPTED') return error
  const { message, hint } = error
  return new RolecallError('INPUT', `${path}: ${message}`, { ...(hint === undefined ? {} : { hint }), cause: error })
}

/** The row itself is what it rests on: what the night says of its subject. */
function evidenceOf(values: Readonly<Record<string, Cell>>, about: string | null): readonly Evidence[] {
  const of = about === null ? null : values[about]
  if (about === null || typeof of !== 'string') return []
  const id = about.replace(/Arn$/, 'Id')
  return Object.entries(values).flatMap(([name, value]): readonly Evidence[] => {
    if (name === about || name === id || (typeof value === 'object' && value !== null)) return []
    return [{ kind: 'attribute', of, name, value }]
  })
}
