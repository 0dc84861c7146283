import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'

import { captureFiles, inputHash } from '../collector/file.ts'
import { hashSavedFile, readSavedFile } from '../collector/saved-file.ts'
import type { Capture } from '../model/capture.ts'
import { parseDate } from '../model/date-form.ts'
import { RolecallError } from '../model/error.ts'
import { AUTHORIZATION_PARTS, type AuthorizationPart } from '../model/part.ts'
import type { Warning } from '../model/warning.ts'
import { fingerprintLookup, type History, openForRecording, recordNight, type Snapshot, snapshotById, snapshotOfInput } from '../store/index.ts'
import { type ChangeCounts, changesSince } from './changes-since.ts'
import { previousSnapshot } from './previous-snapshot.ts'
import { version } from './version.ts'

/** What a user says to `rolecall import`; `now` is the clock, in milliseconds since 1970. */
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

/** The night that an import recorded, or found there already. */
export interface Imported {
  readonly snapshot: Snapshot
  readonly recorded: boolean
  /** Null where there is no night before. */
  readonly changes: ChangeCounts | null
}

/**
 * Takes a snapshot from saved `aws iam get-account-authorization-details` output.
 *
 * @throws RolecallError INPUT or USAGE naming file, place, found and expected; DATABASE where it cannot be recorded. Nothing is recorded then.
 */
export async function importFiles(request: ImportRequest): Promise<Imported> {
  const startedAt = request.now()
  const takenAt = momentOf(request.takenAt)
  const lists = partsOf(request.lists)
  checkLabel(request.label)
  const known = existsSync(request.db) ? openForRecording(request.db) : undefined
  try {
    const same = known && takenAt !== undefined && !request.replace ? await sameInput(known, request, lists, takenAt) : undefined
    if (known && same !== undefined) return { snapshot: snapshotById(known, same), recorded: false, changes: changesSince(known, same) }
    const capture = await read(request, lists, takenAt, known)
    return record(known, request, capture, startedAt)
  } finally {
    known?.close()
  }
}

async function read(
  request: ImportRequest,
  lists: readonly AuthorizationPart[] | undefined,
  takenAt: number | undefined,
  known: History | undefined,
): Promise<Capture> {
  const files = []
  for (const file of new Set(request.files)) files.push(await readSavedFile(file, request.stdin))
  return captureFiles(files, {
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(request.label === undefined ? {} : { label: request.label }),
    ...(request.account === undefined ? {} : { account: request.account }),
    ...(lists === undefined ? {} : { lists }),
    now: request.now(),
    isKnown: known ? fingerprintLookup(known) : () => false,
  })
}

/** The night recorded from the same bytes at the same time: then there is nothing to parse. */
async function sameInput(
  db: History,
  request: ImportRequest,
  lists: readonly AuthorizationPart[] | undefined,
  takenAt: number,
): Promise<number | undefined> {
  if (request.files.includes('-') || !request.files.every((file) => existsSync(file))) return undefined
  const hashes: string[] = []
  for (const file of new Set(request.files)) hashes.push(await hashSavedFile(file))
  const options = { ...(request.account === undefined ? {} : { account: request.account }), ...(lists === undefined ? {} : { lists }) }
  return snapshotOfInput(db, inputHash(hashes, options), takenAt)
}

function record(known: History | undefined, request: ImportRequest, capture: Capture, startedAt: number): Imported {
  const db = known ?? openForRecording(request.db)
  try {
    const options = { replace: request.replace, toolVersion: version(), startedAt, finishedAt: request.now() }
    const { snapshotId, recorded } = recordNight(db, request.db, capture, options)
    const snapshot = snapshotById(db, snapshotId)
    const emptied = emptiedLists(db, snapshot)
    return { snapshot: { ...snapshot, warnings: [...snapshot.warnings, ...emptied] }, recorded, changes: changesSince(db, snapshotId) }
  } finally {
    if (db !== known) db.close()
  }
}

/** Lists that are empty although the night before had entries: not recorded, since the night itself does not say it. */
function emptiedLists(db: History, snapshot: Snapshot): readonly Warning[] {
  const before = previousSnapshot(db, snapshot)
  return AUTHORIZATION_PARTS.flatMap((part): readonly Warning[] => {
    const had = before?.parts.get(part)?.count ?? 0
    const empty = snapshot.parts.get(part)?.status === 'complete' && snapshot.parts.get(part)?.count === 0
    const said = snapshot.warnings.some((warning) => warning.code === 'LIST_EMPTY' && warning.subject === part)
    if (had === 0 || !empty || said) return []
    return [{ code: 'LIST_EMPTY', message: `no ${part.replace('-', ' ')} in the input, but the night before had ${had}`, subject: part }]
  })
}

function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : parseDate(text)
  if (ms === null || Number.isNaN(ms)) {
    throw new RolecallError('USAGE', `--taken-at: expected an ISO 8601 time such as 2026-11-21T02:00:00Z, found ${JSON.stringify(text)}`)
  }
  return ms
}

function partsOf(names: readonly string[] | undefined): readonly AuthorizationPart[] | undefined {
  return names?.map((name) => {
    const part = AUTHORIZATION_PARTS.find((known) => known === name)
    if (part === undefined) throw new RolecallError('USAGE', `--lists: expected ${AUTHORIZATION_PARTS.join(', ')}, found ${JSON.stringify(name)}`)
    return part
  })
}

const REF_WORDS = /^(?:latest|first)$/

function checkLabel(label: string | undefined): void {
  if (label === undefined || (/^[a-z][\w.-]*$/.test(label) && !REF_WORDS.test(label))) return
  throw new RolecallError('USAGE', `--label: expected a word such as before-migration ([a-z][\\w.-]*, not latest or first), found ${JSON.stringify(label)}`)
}
