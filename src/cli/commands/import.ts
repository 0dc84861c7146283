import type { Command } from 'commander'

import { RolecallError } from '../../model/error.ts'
import { databaseFiles, databasePath } from '../databases.ts'
import type { Globals } from '../globals.ts'
import { note, noteWarnings } from '../notes.ts'
import { formatFor } from '../present.ts'
import { presentRecorded, recordedIn } from '../recorded.ts'
import type { Session } from '../session.ts'
import { checkOutput } from '../write-output.ts'

interface Options extends Globals {
  readonly takenAt?: string
  readonly label?: string
  readonly lists?: string
  readonly replace?: boolean
}

/** rolecall import FILE... */
export default function define(command: Command, { io }: Session): void {
  command
    .argument(
      '<FILE...>',
      'saved output of aws iam get-account-authorization-details (.json, .json.gz, - for stdin); several are pages of one night; or one directory that collect --save-pages made',
    )
    .option('--taken-at <TIME>', 'when it was taken (ISO 8601), if the file does not say')
    .option('--label <NAME>', 'a name for the night, to be used as a REF')
    .option('--account <ID>', 'whose night it is, if the file names none; which account to keep, if it names several')
    .option(
      '--lists <PARTS>',
      'what a filtered file holds, comma-separated: users, groups, roles, customer-policies, aws-policies',
    )
    .option('--replace', 'put it in the place of a night taken at the same time')
    .addHelpText('after', HELP)
    .action(async (files: string[]) => {
      const options = command.optsWithGlobals<Options>()
      if (options.at !== undefined)
        throw new RolecallError('USAGE', 'import: --at names a night already kept; --taken-at says when this one was')
      formatFor(options)
      const db = databasePath(options, io)
      await checkOutput(options.output, [...files, ...databaseFiles(db)])
      const sayRecorded = recordedIn(db, options.label)
      const { lists, ...given } = options
      const { importFiles } = await import('../../app/import-files.ts')
      const imported = await importFiles({
        ...given,
        db,
        files,
        stdin: io.stdin,
        replace: options.replace === true,
        ...(lists === undefined ? {} : { lists: lists.split(',').map((part) => part.trim()) }),
        now: io.now,
      })
      noteWarnings(io, options, imported.snapshot.warnings)
      sayRecorded(imported, (text) => note(io, options, text))
      await presentRecorded(imported, options, io)
    })
}

const HELP = `
Examples
  aws iam get-account-authorization-details --output json > authz.json
  rolecall import authz.json
  rolecall import users.json roles.json --taken-at 2026-11-21T02:00:00Z
  rolecall import pages/                   what collect --save-pages pages/ kept

Next: rolecall query lists what can be asked of the night.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
