import { resolve } from 'node:path'

import { RolecallError } from '../model/error.ts'
import { listAssets, readAsset } from '../util/asset.ts'
import type { History } from './history.ts'

/** "RoleCall" cut to four bytes: what `file` shows of the database. */
const APPLICATION_ID = 0x526f6c65

/** One step of the schema, from `schema/sqlite/NNNN-name.sql`. */
interface Migration {
  readonly version: number
  readonly name: string
}

/**
 * Brings a database to this program's schema, each step with its record in one transaction.
 *
 * @throws RolecallError DATABASE where the file belongs to another program, or to a newer one of ours
 */
export function migrate(db: History, path: string): void {
  const steps = migrations()
  if (db.pragma('user_version', { simple: true }) === steps.length && isOurs(db)) return
  for (const step of steps) {
    db.transaction(() => {
      checkVersion(db, path, 'record')
      if (versionOf(db) >= step.version) return
      db.exec(readAsset(`sqlite/${step.name}`))
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.pragma(`user_version = ${step.version}`)
    }).immediate()
  }
}

/** @throws RolecallError DATABASE where the file is another program's, or made by a newer Rolecall */
export function checkVersion(db: History, path: string, purpose: 'read' | 'record'): void {
  const [version, newest] = [versionOf(db), migrations().length]
  if (!isOurs(db) && (version !== 0 || hasTables(db))) {
    throw new RolecallError('DATABASE', `${resolve(path)}: a database of another program`, {
      hint: 'Name another file with --db; this one is left as it is.',
    })
  }
  if (version > newest) {
    throw new RolecallError(
      'DATABASE',
      `${resolve(path)}: its schema is version ${version}, this program knows up to ${newest}`,
      {
        hint: 'Use the newer Rolecall that wrote it; the file is left as it is.',
      },
    )
  }
  if (purpose === 'read' && version < newest) {
    const message =
      version === 0 ? 'holds no history yet' : `its schema is version ${version}, this program reads version ${newest}`
    throw new RolecallError('DATABASE', `${resolve(path)}: ${message}`, {
      hint: 'The next `rolecall import` brings it up to date.',
    })
  }
}

let known: readonly Migration[] | undefined

function migrations(): readonly Migration[] {
  known ??= listAssets('sqlite')
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ version: Number(name.slice(0, 4)), name }))
  return known
}

function versionOf(db: History): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function isOurs(db: History): boolean {
  return db.pragma('application_id', { simple: true }) === APPLICATION_ID
}

function hasTables(db: History): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined
}
