import { workerData } from 'node:worker_threads'

import type { Watch } from './sql-process.ts'

/** Ends the process that a statement runs in when it takes too much memory, or when nobody is left to read its rows. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by our own other half
const { parent, mebibytes } = workerData as Watch
setInterval(() => {
  const taken = process.memoryUsage.rss() / 1024 ** 2
  if (taken > mebibytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, 100)
