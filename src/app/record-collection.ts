import { captureSpool, type SpoolCaptureOptions } from '../collector/live/capture-spool.ts'
import { readManifest } from '../collector/live/manifest.ts'
import { hashCollection } from '../collector/live/spools.ts'
import { RolecallError } from '../model/error.ts'
import { fingerprintLookup, openForRecording, recordNight, snapshotById } from '../store/index.ts'
import { changesSince } from './changes-since.ts'
import { emptiedLists } from './emptied-lists.ts'
import type { Imported } from './imported.ts'
import { version } from './version.ts'

/** Where to, and what the user says of the night. */
export interface RecordCollectionRequest extends Pick<SpoolCaptureOptions, 'source'> {
  readonly db: string
  readonly label?: string
  readonly replace: boolean
  readonly now: () => number
}

/**
 * Records a collection that was kept, in one transaction and page by page.
 *
 * @throws RolecallError INPUT where the directory is no complete collection; DATABASE where it cannot be recorded. It stays kept.
 */
export function recordCollection(directory: string, request: RecordCollectionRequest): Imported {
  const { sdkVersion, startedAt } = readManifest(directory)
  const db = openForRecording(request.db)
  try {
    const capture = captureSpool(directory, { ...request, isKnown: fingerprintLookup(db) })
    const { snapshotId, recorded } = recordNight(db, request.db, capture, {
      replace: request.replace,
      toolVersion: version(),
      sdkVersion,
      inputHash: hashCollection(directory),
      startedAt: Date.parse(startedAt),
      finishedAt: request.now(),
    })
    const snapshot = snapshotById(db, snapshotId)
    const warnings = [...snapshot.warnings, ...emptiedLists(db, snapshot)]
    return { snapshot: { ...snapshot, warnings }, recorded, changes: changesSince(db, snapshotId) }
  } catch (error) {
    if (!(error instanceof RolecallError) || error.code !== 'DATABASE') throw error
    throw new RolecallError('DATABASE', error.message, {
      hint: `${error.hint === undefined ? '' : `${error.hint}\n`}What came is kept: rolecall import ${directory} records it.`,
      cause: error,
    })
  } finally {
    db.close()
  }
}
