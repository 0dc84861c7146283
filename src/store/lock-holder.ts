import { readFileSync, statSync } from 'node:fs'

/** Who holds the write lock of a database, in words; Linux says, other systems do not. */
export function holderOf(path: string): string {
  try {
    const inode = String(statSync(`${path}-shm`).ino)
    const locks = readFileSync('/proc/locks', 'utf8').split('\n')
    const writer = locks.find((line) => line.includes(' WRITE ') && line.includes(`:${inode} `))
    const pid = writer?.split(/\s+/).find((word, index) => index > 3 && /^\d+$/.test(word))
    if (pid === undefined) return 'by a process that could not be found'
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim()
    return `by process ${pid} (${command})`
  } catch {
    return 'by a process that this system does not name'
  }
}
