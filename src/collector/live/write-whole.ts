import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { RolecallError } from '../../model/error.ts'

/** Writes a file of a kept collection, whole or not at all. @throws RolecallError DATABASE where it cannot be written */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await keeping(dirname(file), async () => {
    await writeFile(`${file}.new`, content, { mode: 0o600, flush: true })
    await rename(`${file}.new`, file)
  })
}

/** Does what takes the right and the space to write a collection's directory. @throws RolecallError DATABASE where either is missing */
export async function keeping<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new RolecallError(
      'DATABASE',
      `${directory}: answers cannot be kept: ${error instanceof Error ? error.message : String(error)}`,
      {
        hint: 'They are kept beside the database until the night is recorded: it takes space and the right to write there.',
        cause: error,
      },
    )
  }
}
