import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

import { collectAccount, type CollectRequest } from '../../src/app/collect-account.ts'
import { importFiles } from '../../src/app/import-files.ts'
import type { CollectEvent } from '../../src/collector/live/event.ts'
import { type Manifest, readManifest } from '../../src/collector/live/manifest.ts'
import { type Attempt, listAttempts, openForReading, type Snapshot } from '../../src/store/index.ts'
import { environment, KEYS } from '../collector/loopback.ts'
import { temporaryFolder } from '../store/nights.ts'
import {
  bakeryAccount,
  type IamEndpoint,
  type IamEndpointOptions,
  type LiveAccount,
  type SeenRequest,
  startIamEndpoint,
} from './iam-endpoint/index.ts'
import { PATIENCE } from './patience.ts'
import { type ReadNight, readNights } from './read-night.ts'

/** How one run of `collect` ended, and what was to be seen of it. */
export interface Collected {
  /** The night as it was recorded; null where there is none. */
  readonly night: Snapshot | null
  readonly recorded: boolean | null
  readonly error: unknown
  readonly events: readonly CollectEvent[]
  readonly notes: readonly string[]
  /** The requests of this run. */
  readonly requests: readonly SeenRequest[]
}

/** An account behind an endpoint, and a database to collect it into. */
export interface Collecting {
  readonly endpoint: IamEndpoint
  readonly folder: string
  readonly db: string
  /** What the SDK is to see of the environment. */
  readonly env: Readonly<Record<string, string>>
  /** One run; what it throws is told, not thrown. */
  readonly collect: (request?: Partial<CollectRequest>) => Promise<Collected>
  /** Every night that the database holds, read back whole. */
  readonly nights: () => readonly ReadNight[]
  readonly attempts: () => readonly Attempt[]
  /** The collections that are kept beside the database, oldest first. */
  readonly spools: () => readonly { readonly directory: string; readonly manifest: Manifest }[]
}

/** Serves an account by small pages, and stands ready to collect it. All is gone when the test is over. */
export async function collecting(
  account: LiveAccount = bakeryAccount(),
  options: IamEndpointOptions = {},
): Promise<Collecting> {
  const endpoint = await startIamEndpoint(account, {
    pageBytes: 2500,
    reportPolls: 0,
    lastAccessedPolls: 0,
    ...options,
  })
  onTestFinished(() => endpoint.stop())
  await beginReport(endpoint)
  const folder = temporaryFolder()
  const db = join(folder, 'rolecall.db')
  const env = environment({ ...KEYS, AWS_ENDPOINT_URL_IAM: endpoint.url })
  return {
    endpoint,
    folder,
    db,
    env,
    collect: (request = {}) => run(endpoint, { ...everyday(db, env), ...request }),
    nights: () => (existsSync(db) ? readNights(db) : []),
    attempts: () => (existsSync(db) ? reading(db, listAttempts) : []),
    spools: () => spoolsOf(db),
  }
}

/** Records pages that were kept, as `import DIR` does. */
export function importPages(db: string, directory: string): ReturnType<typeof importFiles> {
  return importFiles({ db, files: [directory], stdin: process.stdin, replace: false, now: Date.now })
}

/** What a run of these tests says where a test says nothing else. */
function everyday(db: string, env: Collecting['env']): Omit<CollectRequest, 'onEvent' | 'onNote'> {
  return {
    db,
    env,
    level: 'standard',
    parts: [],
    skip: [],
    resume: false,
    concurrency: 4,
    patience: PATIENCE,
    process: process.pid,
    isRunning: () => false,
    now: Date.now,
    signal: new AbortController().signal,
  }
}

async function run(
  endpoint: IamEndpoint,
  request: Omit<CollectRequest, 'onEvent' | 'onNote'> & Partial<CollectRequest>,
): Promise<Collected> {
  const before = endpoint.requests.length
  const events: CollectEvent[] = []
  const notes: string[] = []
  const seen = () => ({ events, notes, requests: endpoint.requests.slice(before) })
  const onEvent = (event: CollectEvent): void => {
    events.push(event)
    request.onEvent?.(event)
  }
  try {
    const { snapshot, recorded } = await collectAccount({ ...request, onEvent, onNote: (text) => notes.push(text) })
    return { night: snapshot, recorded, error: null, ...seen() }
  } catch (error) {
    return { night: null, recorded: null, error, ...seen() }
  }
}

/** A report that was begun is there at the next question, without a wait between two polls. */
async function beginReport({ url, requests }: IamEndpoint): Promise<void> {
  const body = new URLSearchParams({ Action: 'GenerateCredentialReport', Version: '2010-05-08' })
  await fetch(url, { method: 'POST', body })
  requests.length = 0
}

function spoolsOf(db: string): ReturnType<Collecting['spools']> {
  const root = `${db}.spool`
  if (!existsSync(root)) return []
  const names = readdirSync(root).toSorted((a, b) => (a < b ? -1 : 1))
  return names.map((name) => ({ directory: join(root, name), manifest: readManifest(join(root, name)) }))
}

function reading<Result>(path: string, work: (db: ReturnType<typeof openForReading>) => Result): Result {
  const db = openForReading(path)
  try {
    return work(db)
  } finally {
    db.close()
  }
}
