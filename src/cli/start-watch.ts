import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { Watch } from './sql-process.ts'

/** Has this process watched: a statement leaves its own thread no moment to look at anything. */
export async function startWatch(watch: Watch): Promise<void> {
  const watcher = new Worker(new URL('./sql-watch.js', import.meta.url), { workerData: watch })
  await once(watcher, 'online')
  watcher.unref()
}
