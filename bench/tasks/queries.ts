import { loadActionTable } from '../../src/app/action-table.ts'
import type { AccountView } from '../../src/model/account.ts'
import { RolecallError } from '../../src/model/error.ts'
import type { Part } from '../../src/model/part.ts'
import type { Params, ParamValues } from '../../src/queries/query.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { runQuery } from '../../src/queries/run.ts'
import { listSnapshots, openForReading, readAccount } from '../../src/store/index.ts'
import { names } from '../generate/names.ts'
import { stopwatch } from './stopwatch.ts'

/** How long a query takes once the lists that it declares are read, in milliseconds. */
export interface QueryTimes {
  readonly name: string
  readonly lists: number
  readonly query: number
  readonly rows: number
  readonly documents: number
}

/** Asks every canned query of the last night; those whose parts no such file holds are left out. */
export async function timeQueries(path: string): Promise<readonly QueryTimes[]> {
  const db = openForReading(path)
  const night = listSnapshots(db).at(-1)
  if (night === undefined) throw new RangeError('a history without nights')
  const times: QueryTimes[] = []
  for (const { name, load } of QUERIES) {
    const { default: query } = await load()
    const view = readAccount(db, night.id)
    const counted = countingDocuments(view)
    const lap = stopwatch()
    for (const part of query.needs) readListsOf(part, view)
    const lists = lap()
    try {
      const rows = [...runQuery(query, counted.view, { params: PARAMS.get(name) ?? {}, actions: loadActionTable }).rows]
        .length
      times.push({ name, lists, query: lap(), rows, documents: counted.read() })
    } catch (error) {
      if (!(error instanceof RolecallError) || error.code !== 'UNANSWERABLE') throw error
    }
  }
  db.close()
  return times
}

/** For what has no default, and for what is asked of one. */
const PARAMS: ReadonlyMap<string, ParamValues<Params>> = new Map([
  ['boundary-wrong', { expected: [names.customerPolicy(0)] }],
  ['assumable-roles-of-principal', { principal: names.role(0), hops: 5 }],
  ['compare-principals', { first: names.role(0), second: names.role(1), service: null }],
  ['principal-can', { principal: names.role(0), service: null }],
  ['who-can-assume-role', { role: names.role(0) }],
  ['who-can-pass-role', { role: names.role(0) }],
  ['who-can-do-action', { action: 's3:GetObject', resource: null }],
])

function readListsOf(part: Part, account: AccountView): void {
  switch (part) {
    case 'users':
      account.users()
      return
    case 'groups':
      account.groups()
      return
    case 'roles':
      account.roles()
      account.instanceProfiles()
      return
    case 'customer-policies':
    case 'aws-policies':
      account.managedPolicies()
      return
    default:
  }
}

function countingDocuments(account: AccountView): { readonly view: AccountView; readonly read: () => number } {
  let read = 0
  const document: AccountView['document'] = (ref) => {
    read += 1
    return account.document(ref)
  }
  return { view: { ...account, document }, read: () => read }
}
