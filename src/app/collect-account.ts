import { connect } from '../collector/account.ts'
import { callerOf, checkAccount } from '../collector/live/caller.ts'
import { collectNight } from '../collector/live/collect-night.ts'
import type { ConnectOptions } from '../collector/live/connect-options.ts'
import type { CollectEvent } from '../collector/live/event.ts'
import { explained } from '../collector/live/explained.ts'
import { tellingLostNetwork } from '../collector/live/reachable.ts'
import { partsOf } from '../collector/live/levels.ts'
import {
  checkPagesTarget,
  copyCollection,
  type KeptCollection,
  removeCollection,
  removeStaleCollections,
  spoolRoot,
} from '../collector/live/spools.ts'
import { RolecallError } from '../model/error.ts'
import { parseArn } from '../model/arn.ts'
import type { Level } from '../model/part.ts'
import { isoTime } from '../model/time.ts'
import { type Attempt, openForRecording, recordAttempt } from '../store/index.ts'
import { checkLabel } from './import-options.ts'
import type { Imported } from './imported.ts'
import { recordCollection } from './record-collection.ts'
import { version } from './version.ts'

export type { CollectEvent }

/**
 * What a user says to `rolecall collect`. `db` is made where it is missing; `parts` and `skip` are names of parts, beside
 * those of the level; `account` is whose account it must be. `process` and `isRunning` tell other runs from dead ones.
 */
export interface CollectRequest extends ConnectOptions {
  readonly db: string
  readonly level: Level
  readonly parts: readonly string[]
  readonly skip: readonly string[]
  readonly account?: string
  readonly label?: string
  readonly resume: boolean
  /** A directory, new or empty, for a copy of what AWS answered. */
  readonly savePages?: string
  /** How many questions may be open at once. */
  readonly concurrency: number
  readonly process: number
  readonly isRunning: (process: number) => boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly onEvent: (event: CollectEvent) => void
  readonly onNote: (text: string) => void
}

/**
 * Takes tonight's snapshot of a live account. Nothing is written to the account, and no lock is held on the database
 * while AWS is asked: the answers are kept beside it, and recorded when all are there.
 *
 * @returns the night as recorded
 * @throws RolecallError AWS where there can be no night: an attempt is recorded instead; USAGE, DATABASE, INTERRUPTED
 * @example
 * const { snapshot } = await collectAccount({
 *   db: 'snapshots/rolecall.db', level: 'standard', parts: [], skip: [], resume: false, concurrency: 4,
 *   env: process.env, signal: new AbortController().signal, now: Date.now, process: process.pid,
 *   isRunning: () => false, onEvent: () => {}, onNote: console.error,
 * })
 */
export async function collectAccount(request: CollectRequest): Promise<Imported> {
  checkLabel(request.label)
  const wanted = partsOf(request.level, request)
  if (request.savePages !== undefined) await checkPagesTarget(request.savePages)
  const startedAt = request.now()
  const root = spoolRoot(request.db)
  let seen: { readonly account: string; readonly spool: string } | undefined
  const onEvent = (event: CollectEvent): void => {
    if (event.type === 'started') seen = event
    request.onEvent(event)
  }
  const { label = null } = request
  let kept: KeptCollection
  try {
    const connection = tellingLostNetwork(await connect(request))
    try {
      const caller = await callerOf(connection)
      if (caller !== null) checkAccount(request.account, caller.account)
      openForRecording(request.db).close()
      await removeStaleCollections(root, startedAt)
      kept = await collectNight({
        ...request,
        label,
        connection,
        caller,
        root,
        wanted,
        toolVersion: version(),
        onEvent,
      })
    } finally {
      connection.close()
    }
  } catch (error) {
    if (error instanceof RolecallError && error.code === 'USAGE') throw error
    const account = seen?.account ?? request.account ?? accountIn(request.roleArn) ?? 'unknown'
    const reason = reasonOf(error)
    keepAttempt(request, { account, startedAt: isoTime(startedAt), endedAt: isoTime(request.now()), reason })
    throw explained(error, seen?.spool ?? null)
  } finally {
    if (seen !== undefined && request.savePages !== undefined) await copyCollection(seen.spool, request.savePages)
  }
  request.onEvent({ type: 'recording' })
  let collected: Imported
  try {
    collected = recordCollection(kept.directory, { ...request, source: 'aws', replace: false })
  } finally {
    request.onEvent({ type: 'recorded' })
  }
  await removeCollection(kept.directory)
  return collected
}

/** A collection that recorded no night leaves word of it; that this fails too must not hide why. */
function keepAttempt({ db: path, onNote }: CollectRequest, attempt: Attempt): void {
  try {
    const db = openForRecording(path)
    try {
      recordAttempt(db, path, attempt)
    } finally {
      db.close()
    }
  } catch (error) {
    onNote(`the list of attempts cannot be added to: ${reasonOf(error)}`)
  }
}

function accountIn(roleArn: string | undefined): string | undefined {
  return roleArn === undefined ? undefined : parseArn(roleArn)?.account
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0] ?? message
}
