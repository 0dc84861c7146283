import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout: commands run here, so that their paths are as short as they are shown. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The demo's own history, apart from the reader's. */
export const DATABASE = 'reports/demo.db'

/** What a command said. */
export interface Said {
  readonly out: string
  readonly notes: string
}

/**
 * Runs the built program as a reader would.
 *
 * @throws Error with all that it said, where it exits with another code than expected
 */
export async function rolecall(words: readonly string[], expected = 0): Promise<Said> {
  const env = { ...process.env, ROLECALL_DB: DATABASE, NO_COLOR: '1' }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['dist/cli/main.js', ...words], { cwd: ROOT, env }, (error, out, notes) => {
      const code = error?.code ?? error?.signal ?? 0
      if (code === expected) resolve({ out, notes })
      else
        reject(new Error(`expected exit code ${expected}, found ${code}: rolecall ${words.join(' ')}\n${notes}${out}`))
    })
  })
}
