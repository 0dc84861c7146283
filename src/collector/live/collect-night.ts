import { parseArn } from '../../model/arn.ts'
import { type Level, type Part, PARTS } from '../../model/part.ts'
import { isoTime } from '../../model/time.ts'
import type { Connection } from './call.ts'
import type { Caller } from './caller.ts'
import { claim, release } from './claim.ts'
import type { CollectEvent } from './event.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { readParts } from './read-parts.ts'
import { resumable } from './resumable.ts'
import { spoolFiles } from './spool-files.ts'
import { openSpool } from './spool.ts'
import { type KeptCollection, spoolDirectory } from './spools.ts'

/** What to collect, with what, and where to keep it. Times are milliseconds since 1970. */
export interface NightRequest {
  readonly connection: Connection
  /** The directory beside the database in which collections are kept. */
  readonly root: string
  readonly level: Level
  readonly wanted: ReadonlySet<Part>
  readonly label: string | null
  /** Who asks; null where STS does not say. */
  readonly caller: Caller | null
  /** Whose account it must be, where the user says so. */
  readonly account?: string
  /** Whether to go on with a collection that stopped, where one may. */
  readonly resume: boolean
  readonly concurrency: number
  readonly signal: AbortSignal
  readonly toolVersion: string
  readonly process: number
  readonly isRunning: (process: number) => boolean
  readonly now: () => number
  readonly onEvent: (event: CollectEvent) => void
  readonly onNote: (text: string) => void
}

/**
 * Asks an account for everything wanted and keeps the answers, one file after the other, so that a run which ends early
 * can go on. Nothing is written to the account, and the database is not touched.
 *
 * @returns the collection, complete: `captureSpool` makes a night of it
 * @throws CallError where there can be no night; RolecallError DATABASE where answers cannot be kept. What came stays kept.
 */
export async function collectNight(request: NightRequest): Promise<KeptCollection> {
  const { connection } = request
  const begun = await begin(request)
  const spool = await openSpool(begun.directory)
  let manifest = begun.manifest
  const save = async (change: Partial<Manifest>): Promise<void> => {
    manifest = { ...manifest, ...change, updatedAt: new Date(request.now()).toISOString() }
    await writeManifest(begun.directory, manifest)
  }
  await save({ process: request.process })
  const { account, level } = manifest
  request.onEvent({ type: 'started', account, level, spool: begun.directory, resumed: begun.resumed })
  const tools = { connection, spool, concurrency: request.concurrency, signal: request.signal }
  try {
    if (!manifest.complete) await readParts(tools, { manifest: () => manifest, save }, request)
    await save({ complete: true, files: spoolFiles(begun.directory), process: null })
    await release(begun.directory)
    return { directory: begun.directory, manifest }
  } catch (error) {
    await spool.flush()
    await save({ process: null })
    await release(begun.directory)
    throw error
  }
}

interface Begun {
  readonly directory: string
  readonly manifest: Manifest
  readonly resumed: boolean
}

async function begin(request: NightRequest): Promise<Begun> {
  const { root, wanted, now, isRunning, caller } = request
  const account = caller?.account ?? 'unknown'
  const identity = caller && withoutSession(caller.arn)
  if (request.resume) {
    const found = resumable(root, {
      account,
      caller: identity,
      wanted,
      now: now(),
      process: request.process,
      isRunning,
    })
    if ('directory' in found && (await claim(found.directory, request))) {
      const { directory, manifest } = found
      const resumedAt = manifest.complete ? manifest.resumedAt : [...manifest.resumedAt, isoTime(now())]
      return { directory, manifest: { ...manifest, resumedAt }, resumed: true }
    }
    const reason = 'reason' in found ? found.reason : 'another process is going on with it'
    request.onNote(`nothing to resume: ${reason}; starting anew`)
  }
  const startedAt = now()
  const manifest: Manifest = {
    format: 1,
    toolVersion: request.toolVersion,
    sdkVersion: request.connection.sdkVersion,
    account,
    partition: (caller && parseArn(caller.arn)?.partition) ?? request.connection.partition,
    caller: identity,
    level: request.level,
    wanted: PARTS.filter((part) => wanted.has(part)),
    label: request.label,
    startedAt: new Date(startedAt).toISOString(),
    takenAt: null,
    updatedAt: new Date(startedAt).toISOString(),
    process: request.process,
    resumedAt: [],
    tries: {},
    parts: {},
    missed: [],
    gone: [],
    lacking: [],
    summary: { before: null, after: null },
    complete: false,
    files: [],
    unusable: null,
  }
  return { directory: spoolDirectory(root, account, startedAt), manifest, resumed: false }
}

/** A role's sessions are one caller: cron names each one anew. */
function withoutSession(arn: string): string {
  return arn.replace(/(:assumed-role\/[^/]+)\/.*$/, '$1')
}
