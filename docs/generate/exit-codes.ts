import { EXIT_CODES } from '../../src/model/error.ts'
import { code, page, table } from './page.ts'
import type { Producer } from './producer.ts'

/** What a script may take each exit code to mean. */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [0, 'Done.'],
  [1, 'Differences or findings, where `diff --exit-code` or `policy check --fail-on` asks for them.'],
  [2, 'Wrong usage or bad input; nothing was changed.'],
  [
    3,
    'This night can give no answer: every part that it needs is missing. With `--require-complete`, also where any part is.',
  ],
  [4, 'AWS or the network; no night was recorded. With `collect --accounts`: of one of the accounts at least.'],
  [5, 'The database: missing, held by another program, not ours, or newer than this program.'],
  [70, 'A bug of ours: please report it with what stands on stderr.'],
  [129, 'Ended by SIGHUP: its terminal is gone.'],
  [130, 'Interrupted.'],
  [143, 'Ended by SIGTERM.'],
])

/** The page that lists the exit codes. */
export const exitCodesPage: Producer = {
  folders: [],
  files: async () => [{ path: 'docs/exit-codes.md', text: exitCodes() }],
}

function exitCodes(): string {
  for (const [kind, exitCode] of Object.entries(EXIT_CODES)) {
    if (!MEANINGS.has(exitCode)) throw new Error(`docs/generate/exit-codes.ts: no meaning for ${exitCode} (${kind})`)
  }
  return page([
    '# Exit codes',
    table(
      ['code', 'meaning'],
      [...MEANINGS].map(([exitCode, meaning]) => [code(String(exitCode)), meaning]),
    ),
    'Where some of what an answer needs was read, the exit code is 0, and `unknown` in JSON names each missing part, why it is missing, and whom it leaves open; stderr repeats it in a line.',
    'stdout carries the result alone. Errors and notes go to stderr: what went wrong first, then, indented, what to do about it.',
  ])
}
