import { Readable, Writable } from 'node:stream'

import type { Command } from 'commander'

import { COMMANDS } from '../../src/cli/commands/index.ts'
import { GLOBAL_OPTIONS } from '../../src/cli/globals.ts'
import type { Io } from '../../src/cli/io.ts'
import { makeProgram } from '../../src/cli/program.ts'
import { code, codeBlock, page, table } from './page.ts'
import type { Producer } from './producer.ts'

/** A page for each command, from what it says of itself, and one that lists them. */
export const commandPages: Producer = {
  folders: ['docs/commands'],
  async files() {
    const commands = await loadCommands()
    return [
      { path: 'docs/commands/README.md', text: listPage() },
      ...commands.map((command) => ({ path: `docs/commands/${command.name()}.md`, text: commandPage(command) })),
    ]
  },
}

/** Every command as the program defines it. */
export async function loadCommands(): Promise<readonly Command[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const io: Io = {
    stdin: Readable.from([]),
    stdout: nowhere,
    stderr: nowhere,
    env: {},
    width: undefined,
    stderrWidth: undefined,
    now: () => 0,
    pid: 0,
    isRunning: () => false,
    onSignal: () => () => undefined,
    dieOfSignals: () => () => undefined,
  }
  const names = COMMANDS.map(({ name }) => name)
  const program = await makeProgram(names, { io, exitCode: 0 })
  return program.commands.filter((command) => names.includes(command.name()))
}

function listPage(): string {
  return page([
    '# Commands',
    table(
      ['command', 'what it is for'],
      COMMANDS.map(({ name, summary }) => [`[rolecall ${name}](${name}.md)`, summary]),
    ),
    '## Options of every command',
    table(
      ['option', 'meaning'],
      GLOBAL_OPTIONS.map(([flags, meaning]) => [code(flags), meaning]),
    ),
    'What the commands exit with: [exit codes](../exit-codes.md). What they warn of: [warnings](../warnings.md). What JSON they print: `schema/results/`.',
  ])
}

function commandPage(command: Command): string {
  const own = command.commands.filter((sub) => sub.name() !== 'help')
  return page([
    `# rolecall ${command.name()}`,
    codeBlock(helpOf(command)),
    ...own.flatMap((sub) => [`## rolecall ${command.name()} ${sub.name()}`, codeBlock(helpOf(sub))]),
    'All commands: [README.md](README.md)',
  ])
}

/** What `--help` prints, examples included, as on a terminal of 80 columns. */
function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (piece) => (text += piece), getOutHelpWidth: () => 80 }).outputHelp()
  return text
}
