import type Database from 'better-sqlite3'

import type { Cell, Row } from '../model/rows.ts'
import { RolecallError } from '../model/error.ts'
import type { History } from './history.ts'
import { openForReading } from './open.ts'
import { scopeTo } from './scope.ts'

/** The answer to a statement: its columns under distinct names, and its rows one by one. */
export interface SqlAnswer {
  readonly columns: readonly string[]
  readonly rows: Iterable<Row>
}

/**
 * Runs one read-only statement over the views of one night. The connection can write nothing: it is opened read-only,
 * and what SQLite still lets such a connection do (ATTACH, VACUUM INTO) is refused by its first keyword.
 *
 * @returns rows that close the database when the last one, or nothing more, is asked of them
 * @throws RolecallError USAGE where the statement is not one SELECT, WITH, VALUES or EXPLAIN, or SQLite refuses it
 */
export function runStatement(path: string, snapshotId: number, statement: string): SqlAnswer {
  const db = openForReading(path)
  try {
    db.exec('BEGIN')
    scopeTo(db, snapshotId)
    db.pragma('query_only = ON')
    const prepared = prepare(db, statement).safeIntegers()
    const names = distinct(prepared.columns().map((column) => column.name))
    return { columns: names, rows: rowsOf(prepared, names, () => db.close()) }
  } catch (error) {
    db.close()
    throw error
  }
}

/** The rows of a view of the night that a connection is scoped to, in a fixed order. */
export function viewRows(db: History, view: string, columns: readonly string[]): SqlAnswer {
  const list = columns.map((column) => `"${column}"`).join(', ')
  const prepared = db.prepare<[], unknown[]>(`SELECT ${list} FROM ${view} ORDER BY ${list}`).raw()
  return { columns, rows: rowsOf(prepared, columns) }
}

const ALLOWED = ['SELECT', 'WITH', 'VALUES', 'EXPLAIN'] as const

type Prepared = Database.Statement<[], unknown[]>

/**
 * A statement that only reads, made ready.
 *
 * @throws RolecallError USAGE where it is not one SELECT, WITH, VALUES or EXPLAIN, or SQLite refuses it
 */
export function prepare(db: History, statement: string): Prepared {
  const keyword = firstKeyword(statement)
  if (!ALLOWED.some((allowed) => allowed === keyword)) {
    throw refused(
      `expected a statement beginning with ${ALLOWED.join(', ')}, found ${keyword === '' ? 'nothing' : keyword}`,
    )
  }
  try {
    const prepared = db.prepare<[], unknown[]>(statement)
    if (!prepared.readonly || !prepared.reader) throw refused('expected a statement that only reads')
    return prepared.raw()
  } catch (error) {
    if (error instanceof RolecallError) throw error
    throw refused(error instanceof Error ? error.message : String(error), error)
  }
}

/** What is wrong with a statement, as an error. */
export function refused(message: string, cause?: unknown): RolecallError {
  return new RolecallError('USAGE', `sql: ${message}`, {
    hint: 'One reading statement over the views of a night; `rolecall export --help` names them.',
    cause,
  })
}

/** The first word after white space and comments, in upper case. */
function firstKeyword(statement: string): string {
  const text = statement.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$)|;)*/, '')
  return /^[A-Za-z]+/.exec(text)?.[0].toUpperCase() ?? ''
}

/** A repeated name gets `_2`, `_3`, … */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let n = 2; taken.has(free); n++) free = `${name}_${n}`
    taken.add(free)
    return free
  })
}

function* rowsOf(prepared: Prepared, columns: readonly string[], end: () => void = () => {}): Generator<Row> {
  try {
    for (const values of prepared.iterate())
      yield new Map(columns.map((column, index) => [column, cellOf(values[index])]))
  } catch (error) {
    throw error instanceof RolecallError
      ? error
      : refused(error instanceof Error ? error.message : String(error), error)
  } finally {
    end()
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  return Buffer.isBuffer(value) ? value.toString('hex') : JSON.stringify(value)
}
