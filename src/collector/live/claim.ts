import { readFileSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { keeping } from './write-whole.ts'

/** Whose a collection under way is: the number of this process, and whether another is there. */
interface Claimant {
  readonly process: number
  readonly isRunning: (process: number) => boolean
}

/** A file that only one process at a time can make: two runs that go on with one collection would write over each other. */
const CLAIM = 'claim'

/**
 * Takes a collection for this process.
 *
 * @returns false where another process has it
 * @throws RolecallError DATABASE where its directory cannot be written
 */
export async function claim(directory: string, claimant: Claimant): Promise<boolean> {
  const path = join(directory, CLAIM)
  const make = async (): Promise<boolean> => {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(String(claimant.process))
      await file.close()
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
      throw error
    }
  }
  return keeping(directory, async () => {
    if (await make()) return true
    const owner = Number(readFileSync(path, 'utf8'))
    if (owner !== claimant.process && claimant.isRunning(owner)) return false
    await rm(path, { force: true })
    return make()
  })
}

/** Gives a collection back. */
export async function release(directory: string): Promise<void> {
  await keeping(directory, () => rm(join(directory, CLAIM), { force: true }))
}
