import { Command } from 'commander'

import { version } from '../app/version.ts'
import { RolecallError } from '../model/error.ts'
import { cleanLines } from '../util/clean.ts'
import { capitalised } from './capitalised.ts'
import { COMMANDS } from './commands/index.ts'
import { addGlobals } from './globals.ts'
import { overview } from './overview.ts'
import type { Session } from './session.ts'

/**
 * The command line. Only the commands that are named in it are loaded, so that help costs next to nothing.
 */
export async function makeProgram(argv: readonly string[], session: Session): Promise<Command> {
  const program = shaped(new Command('rolecall'), session)
    .usage('COMMAND [options]')
    .version(version(), '-V, --version')
    .helpCommand('help [COMMAND]', 'what a command does, with examples')
  program.helpInformation = overview
  addGlobals(program)
  program.argument('[COMMAND]').action(async (word: string | undefined) => {
    const { nearest } = await import('../util/nearest.ts')
    const near =
      word === undefined
        ? []
        : nearest(
            word,
            COMMANDS.map(({ name }) => name),
          )
    const hint =
      near.length > 0
        ? `Did you mean ${near.join(', ')}? rolecall --help lists the commands.`
        : 'rolecall --help lists the commands.'
    throw new RolecallError(
      'USAGE',
      `expected a command, found ${word === undefined ? 'none' : JSON.stringify(word)}`,
      { hint },
    )
  })
  for (const { name, summary, load } of COMMANDS) {
    const command = shaped(program.command(name), session).description(capitalised(summary))
    if (!argv.includes(name)) continue
    const { default: define } = await load()
    define(command, session)
    addGlobals(command)
  }
  // After the commands, which would inherit it: a misspelt command is named, whatever follows it.
  return program.allowExcessArguments()
}

/** Errors and help go where the session says, and no command ends the process by itself. */
function shaped(command: Command, { io }: Session): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', 'this help')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(cleanLines(text)),
    })
    .showHelpAfterError('(--help says what is expected)')
    .showSuggestionAfterError()
}
