import type { ModuleQuery } from '../config/module-query.ts'
import { type OwnRow, readRow } from '../config/row-shape.ts'
import { RolecallError } from '../model/error.ts'
import { parseParams } from '../queries/params.ts'
import type { Param, Params, Query, QueryContext, QueryRow } from '../queries/query.ts'
import { versionOf } from './version-of.ts'

/**
 * A query from a user's module: each row is held to the declared columns as it comes, and what the module throws is told
 * with its file.
 *
 * @throws RolecallError INPUT naming the file where its members do not fit one another
 */
export function moduleQuery(own: ModuleQuery): Query {
  const {
    path,
    text,
    message,
    subject,
    identity,
    itemises,
    substitutes,
    controls,
    expendable,
    run,
    version = 1,
    params,
    ...rest
  } = own
  const query: Query = {
    ...rest,
    params: Object.fromEntries(Object.entries(params).map(([name, param]): [string, Param] => [name, param])),
    version: versionOf(`${version}\n${text}`),
    ...(message === undefined ? {} : { message }),
    ...(subject === undefined ? {} : { subject }),
    ...(identity === undefined ? {} : { identity }),
    ...(itemises === undefined ? {} : { itemises }),
    ...(substitutes === undefined ? {} : { substitutes }),
    ...(controls === undefined ? {} : { controls }),
    ...(expendable === undefined ? {} : { expendable }),
    run: (context) => rowsOf(path, run, context, own.columns),
  }
  checkMembers(path, query)
  return query
}

function checkMembers(path: string, query: Query): void {
  const { columns, subject, identity = [], expendable = [], message = '', needs, itemises = [] } = query
  const twice = columns.find((column, index) => columns.indexOf(column) < index || column === 'evidence')
  if (twice !== undefined)
    throw wrong(path, 'columns', 'each column once, and none called evidence', JSON.stringify(twice))
  const named = {
    subject: subject === undefined ? [] : [subject],
    identity,
    expendable: expendable.filter((column) => column !== 'evidence'),
    message: Array.from(message.matchAll(/\{(\w+)\}/g), ([, name = '']) => name),
  }
  for (const [member, names] of Object.entries(named)) {
    const stranger = names.find((name) => !columns.includes(name))
    if (stranger !== undefined)
      throw wrong(path, member, `declared columns (${columns.join(', ')})`, JSON.stringify(stranger))
  }
  const unneeded = itemises.find((part) => !needs.includes(part))
  if (unneeded !== undefined) throw wrong(path, 'itemises', 'parts that it needs', JSON.stringify(unneeded))
  for (const [name, param] of Object.entries(query.params)) {
    if (param.default === null || (param.type === 'list' && param.default.length === 0)) continue
    try {
      parseParams(query, [`${name}=${String(param.default)}`])
    } catch (error) {
      if (error instanceof RolecallError)
        throw wrong(path, `params.${name}.default`, 'a default that it takes', error.message)
      throw error
    }
  }
}

function wrong(path: string, member: string, expected: string, found: string): RolecallError {
  return new RolecallError('INPUT', `${path}: default export: at $.${member}: expected ${expected}, found ${found}`)
}

function* rowsOf(
  path: string,
  run: ModuleQuery['run'],
  context: QueryContext<Params>,
  columns: readonly string[],
): Generator<QueryRow> {
  let count = 0
  for (const given of yielded(path, run, context)) {
    count += 1
    yield checkedRow(path, count, given, columns)
  }
}

function checkedRow(path: string, count: number, given: unknown, columns: readonly string[]): OwnRow {
  const row = readRow(given, columns)
  if (!('found' in row)) return row
  throw new RolecallError(
    'INPUT',
    `${path}: row ${count}: at ${row.path}: expected ${row.expected}, found ${row.found}`,
  )
}

/** What the module yields, whatever it is; an error of its code is the user's to mend, and says where it came from. */
function* yielded(path: string, run: ModuleQuery['run'], context: QueryContext<Params>): Generator {
  try {
    const rows: unknown = run(context)
    if (!isIterable(rows)) {
      const found = rows instanceof Promise || isAsync(rows) ? 'something to wait for' : typeof rows
      throw new RolecallError(
        'INPUT',
        `${path}: run: expected rows, as a generator or a list gives them, found ${found}`,
        {
          hint: 'Write *run(context) { … yield { values, evidence } … }, without async.',
        },
      )
    }
    yield* rows
  } catch (error) {
    if (error instanceof RolecallError) throw error
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new RolecallError('INPUT', `${path}: run: ${why}`, { cause: error })
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function isAsync(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
