import { connect } from '../collector/account.ts'
import { callerOf, checkAccount } from '../collector/live/caller.ts'
import { collectNight } from '../collector/live/collect-night.ts'
import type { ConnectOptions } from '../collector/live/connect-options.ts'
import type { CollectEvent } from '../collector/live/event.ts'
import { explained } from '../collector/live/explained.ts'
import { tellingLostNetwork } from '../collector/live/reachable.ts'
import { partsOf } from '../collector/live/levels.ts'
import {
  makePagesTarget,
  copyCollection,
  type KeptCollection,
  removeCollection,
  removeStaleCollections,
  setAside,
  spoolRoot,
} from '../collector/live/spools.ts'
import { RolecallError } from '../model/error.ts'
import { parseArn } from '../model/arn.ts'
import { AUTHORIZATION_PARTS, type Level, type Part } from '../model/part.ts'
import { listSnapshots, openForRecording } from '../store/index.ts'
import { checkLabel } from './import-options.ts'
import { keepAttempt } from './keep-attempt.ts'
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
  if (!AUTHORIZATION_PARTS.some((part) => wanted.has(part)))
    throw new RolecallError('USAGE', `--skip-part: without any of ${AUTHORIZATION_PARTS.join(', ')} there is no night`)
  if (request.savePages !== undefined) await makePagesTarget(request.savePages)
  const startedAt = request.now()
  let seen: { readonly account: string; readonly spool: string } | undefined
  const onEvent = (event: CollectEvent): void => {
    if (event.type === 'started') seen = event
    request.onEvent(event)
  }
  let done: { readonly directory: string; readonly collected: Imported }
  try {
    done = await recorded(await asked({ ...request, onEvent }, wanted, startedAt), request)
  } catch (error) {
    if (seen !== undefined) await tried(() => savePages(seen?.spool ?? '', request), request)
    if (error instanceof RolecallError && error.code === 'USAGE') throw error
    const account = seen?.account ?? request.account ?? accountIn(request.roleArn) ?? 'unknown'
    const problem = keepAttempt(request, { account, startedAt, error })
    throw alsoSaying(problem, explained(error, seen?.spool ?? null))
  }
  await savePages(done.directory, request)
  await tried(() => removeCollection(done.directory), request)
  return done.collected
}

function alsoSaying(problem: string | null, error: unknown): unknown {
  if (problem === null || !(error instanceof RolecallError)) return error
  const hint = error.hint === undefined ? problem : `${error.hint}\n${problem}`
  return new RolecallError(error.code, error.message, { hint, cause: error.cause })
}

async function savePages(directory: string, { savePages: target }: CollectRequest): Promise<void> {
  if (target !== undefined) await copyCollection(directory, target)
}

/** What must not hide how the collection ended is noted where it fails. */
async function tried(work: () => Promise<void>, { onNote }: CollectRequest): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof RolecallError)) throw error
    onNote(error.message)
  }
}

async function asked(request: CollectRequest, wanted: ReadonlySet<Part>, startedAt: number): Promise<KeptCollection> {
  const { account, label = null } = request
  const root = spoolRoot(request.db)
  const connection = tellingLostNetwork(await connect(request))
  try {
    const caller = await callerOf(connection)
    if (caller !== null) checkAccount(account, caller.account)
    checkDatabase(request, caller?.account)
    await tried(() => removeStaleCollections(root, startedAt), request)
    const toolVersion = version()
    return await collectNight({ ...request, label, connection, caller, root, wanted, toolVersion })
  } finally {
    connection.close()
  }
}

/** Before an hour of asking: the database can be written, and the night's name is free. */
function checkDatabase({ db: path, label }: CollectRequest, account: string | undefined): void {
  const db = openForRecording(path)
  try {
    if (label === undefined || account === undefined) return
    const named = listSnapshots(db, account).find((snapshot) => snapshot.label === label)
    if (named) throw new RolecallError('USAGE', `the label ${label} already names the night id:${named.id}`)
  } finally {
    db.close()
  }
}

/** Records a collection; one that turns out not to be readable is set aside, so that no run goes on with it. */
async function recorded(
  kept: KeptCollection,
  request: CollectRequest,
): Promise<{ readonly directory: string; readonly collected: Imported }> {
  const { directory } = kept
  request.onEvent({ type: 'recording' })
  try {
    return { directory, collected: recordCollection(directory, { ...request, source: 'aws', replace: false }) }
  } catch (error) {
    if (!(error instanceof RolecallError) || error.code !== 'INPUT') throw error
    await setAside(kept, error.message)
    throw new RolecallError('AWS', `an answer cannot be read: ${error.message}`, {
      hint: `Nothing was recorded. What came is kept in ${directory}.`,
      cause: error,
    })
  } finally {
    request.onEvent({ type: 'recorded' })
  }
}

function accountIn(roleArn: string | undefined): string | undefined {
  return roleArn === undefined ? undefined : parseArn(roleArn)?.account
}
