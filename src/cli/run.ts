import type { Io } from './io.ts'
import { overview } from './overview.ts'

/**
 * Runs one command line. What a word asks for is loaded when it is asked for, so that help and version cost next to nothing.
 *
 * @param argv the words after the program's name
 * @returns the exit code, as docs/exit-codes.md lists them
 * @example await run(['query', 'untagged-roles', '--format', 'csv'], processIo())
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first = '--help', second] = argv
  if (['-h', '--help'].includes(first) || (first === 'help' && second === undefined)) {
    io.stdout.write(overview())
    return 0
  }
  if (['-V', '--version'].includes(first)) {
    const { version } = await import('../app/version.ts')
    io.stdout.write(`${version()}\n`)
    return 0
  }
  const { runCommand } = await import('./run-command.ts')
  return runCommand(argv, io)
}
