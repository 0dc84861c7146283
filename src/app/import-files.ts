import type { Readable } from 'node:stream'

import { inputHash } from '../collector/input-hash.ts'
import { isDirectory } from '../collector/is-directory.ts'
import { hashSavedFile, readSavedFile, type SavedFile } from '../collector/saved-file.ts'
import type { Capture } from '../model/capture.ts'
import { RolecallError } from '../model/error.ts'
import type { AuthorizationPart } from '../model/part.ts'
import {
  fingerprintLookup,
  hasNightAt,
  historyExists,
  type History,
  openForRecording,
  recordNight,
  type RecordOptions,
  snapshotById,
  snapshotOfInput,
} from '../store/index.ts'
import { changesSince } from './changes-since.ts'
import { emptiedLists } from './emptied-lists.ts'
import type { Imported } from './imported.ts'
import { checkLabel, listsOf, momentOf } from './import-options.ts'
import { version } from './version.ts'

/**
 * What a user says to `rolecall import`. `db` is made where it is missing; a file `-` is `stdin`; `takenAt` is ISO 8601;
 * `account` is twelve digits; `lists` are names of parts; `now` is the clock, in milliseconds since 1970.
 */
export interface ImportRequest {
  readonly db: string
  readonly files: readonly string[]
  readonly stdin: Readable
  readonly takenAt?: string
  readonly label?: string
  readonly account?: string
  readonly lists?: readonly string[]
  readonly replace: boolean
  readonly now: () => number
}

/**
 * Takes a snapshot from saved `aws iam get-account-authorization-details` output, or from one directory of pages that
 * a collection saved.
 *
 * @returns the night as recorded; `recorded` is false where the same content was there already
 * @throws RolecallError INPUT or USAGE naming file, place, found and expected; DATABASE where it cannot be recorded. Nothing is recorded then.
 * @example
 * const { snapshot } = await importFiles({
 *   db: 'snapshots/rolecall.db', files: ['authz.json'], stdin: process.stdin, replace: false, now: Date.now,
 * })
 */
export async function importFiles(request: ImportRequest): Promise<Imported> {
  const startedAt = request.now()
  const takenAt = momentOf(request.takenAt)
  const lists = listsOf(request.lists)
  checkLabel(request.label)
  const pages = request.files.find((file) => file !== '-' && isDirectory(file))
  if (pages !== undefined) return importPages(pages, request)
  const known = historyExists(request.db) ? openForRecording(request.db) : undefined
  try {
    const same =
      known && takenAt !== undefined && !request.replace ? await sameInput(known, request, lists, takenAt) : undefined
    if (known && same !== undefined)
      return { snapshot: snapshotById(known, same), recorded: false, changes: changesSince(known, same) }
    const files: SavedFile[] = []
    for (const file of new Set(request.files)) files.push(await readSavedFile(file, request.stdin))
    const capture = await read(files, request, lists, takenAt, known)
    const hashes = await Promise.all(files.map((file) => file.hash))
    const options = {
      replace: request.replace,
      toolVersion: version(),
      inputHash: inputHash(hashes, said(request, lists)),
    }
    return record(known, request.db, capture, { ...options, startedAt, finishedAt: request.now() })
  } finally {
    known?.close()
  }
}

/** A directory is a whole night, and says itself of which account and when. */
async function importPages(directory: string, request: ImportRequest): Promise<Imported> {
  const odd =
    request.files.length > 1
      ? 'other files must not stand beside it'
      : request.takenAt !== undefined
        ? 'its pages say when they were taken, so --taken-at must not stand beside it'
        : request.lists !== undefined
          ? 'its pages say what they hold, so --lists must not stand beside it'
          : null
  if (odd !== null) throw new RolecallError('USAGE', `${directory}: a directory of saved pages is one night: ${odd}`)
  const [{ readManifest }, { recordCollection }] = await Promise.all([
    import('../collector/live/manifest.ts'),
    import('./record-collection.ts'),
  ])
  const { account } = readManifest(directory)
  if (request.account !== undefined && request.account !== account)
    throw new RolecallError(
      'USAGE',
      `--account: expected ${request.account}, found pages of ${account} in ${directory}`,
    )
  return recordCollection(directory, { ...request, source: 'file' })
}

/** Reads the files as one night; what reads them is loaded only now, since a night already recorded needs none of it. */
async function read(
  files: readonly SavedFile[],
  request: ImportRequest,
  lists: readonly AuthorizationPart[] | undefined,
  takenAt: number | undefined,
  known: History | undefined,
): Promise<Capture> {
  const { captureFiles } = await import('../collector/file.ts')
  return captureFiles(files, {
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(request.label === undefined ? {} : { label: request.label }),
    ...said(request, lists),
    now: request.now(),
    isKnown: known ? fingerprintLookup(known) : () => false,
  })
}

function said({ account }: ImportRequest, lists: readonly AuthorizationPart[] | undefined) {
  return { ...(account === undefined ? {} : { account }), ...(lists === undefined ? {} : { lists }) }
}

/** The night recorded from the same bytes at the same time: then there is nothing to parse. */
async function sameInput(
  db: History,
  request: ImportRequest,
  lists: readonly AuthorizationPart[] | undefined,
  takenAt: number,
): Promise<number | undefined> {
  if (request.files.includes('-') || !hasNightAt(db, takenAt)) return undefined
  const hashes: string[] = []
  for (const file of new Set(request.files)) {
    const hash = await hashSavedFile(file)
    if (hash === null) return undefined
    hashes.push(hash)
  }
  return snapshotOfInput(db, inputHash(hashes, said(request, lists)), takenAt)
}

function record(known: History | undefined, path: string, capture: Capture, options: RecordOptions): Imported {
  const db = known ?? openForRecording(path)
  try {
    const { snapshotId, recorded } = recordNight(db, path, capture, options)
    const snapshot = snapshotById(db, snapshotId)
    const warnings = [...snapshot.warnings, ...emptiedLists(db, snapshot)]
    return { snapshot: { ...snapshot, warnings }, recorded, changes: changesSince(db, snapshotId) }
  } finally {
    if (db !== known) db.close()
  }
}
