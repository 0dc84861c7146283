import { workerData } from 'node:worker_threads'

/** Ends the process that a statement runs in when it takes too much memory, or when nobody is left to read its rows. */
const parent = process.ppid
setInterval(() => {
  const taken = process.memoryUsage.rss() / 1024 ** 2
  if (taken > Number(workerData) || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, 100)
