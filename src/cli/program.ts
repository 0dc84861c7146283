import { Command } from 'commander'

import { COMMANDS } from './commands/index.ts'
import { addGlobals } from './globals.ts'
import type { Session } from './session.ts'

/**
 * The command line. Only the commands that are named in it are loaded, so that help costs next to nothing.
 */
export async function makeProgram(argv: readonly string[], session: Session): Promise<Command> {
  const program = shaped(new Command('rolecall'), session)
    .description('The offline account-authorization analyzer for AWS IAM')
    .usage('COMMAND [options]')
    .helpCommand('help [COMMAND]', 'what a command does, with examples')
    .addHelpText('after', AFTER)
  addGlobals(program)
  program.option('-V, --version', 'the version of this program')
  program.action(async () => {
    if (program.opts<{ version?: boolean }>().version !== true) program.help({ error: true })
    const { version } = await import('../app/version.ts')
    session.io.stdout.write(`${version()}\n`)
  })
  for (const { name, summary, load } of COMMANDS) {
    const command = shaped(program.command(name), session).summary(summary).description(summary)
    if (!argv.includes(name)) continue
    const { default: define } = await load()
    define(command, session)
    addGlobals(command)
  }
  return program
}

const AFTER = `
Examples
  rolecall import authz.json               a first night, from aws iam get-account-authorization-details
  rolecall query                           the canned queries
  rolecall query untagged-roles -f csv     one of them, for a spreadsheet
  rolecall diff                            last night against the night before

Next: rolecall COMMAND --help explains a command.`

/** Errors and help go where the session says, and no command ends the process by itself. */
function shaped(command: Command, { io }: Session): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', 'this help')
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('(--help says what is expected)')
    .showSuggestionAfterError()
}
