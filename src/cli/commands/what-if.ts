import type { Command } from 'commander'

import { accessOpener } from '../../app/ask-access.ts'
import { PLAN_OPTIONS, type PlanOption } from '../../app/plan-option.ts'
import { whatIfRows } from '../../app/what-if-rows.ts'
import { checkPlan, whatIf } from '../../app/what-if.ts'
import { RolecallError } from '../../model/error.ts'
import { type CanOptions, filesOf } from '../access-can.ts'
import { diffTable, summaryOf } from '../diff-table.ts'
import type { Io } from '../io.ts'
import { note, noteUnknown } from '../notes.ts'
import { withNight } from '../open-night.ts'
import { formatFor, present } from '../present.ts'
import { repeated } from '../repeated.ts'
import type { Session } from '../session.ts'
import { writeOutput } from '../write-output.ts'

interface WhatIfOptions extends CanOptions {
  readonly commands?: boolean
  readonly all?: boolean
  readonly lateral?: boolean
}

/** rolecall what-if */
export default function define(command: Command, { io }: Session): void {
  // In the order in which they were typed, which is the order in which changes are made.
  const planned: PlanOption[] = []
  for (const { option, takes, describe } of PLAN_OPTIONS) {
    command.option(`--${option} <${takes}>`, describe, (given: string) => {
      planned.push({ option, value: given })
    })
  }
  command
    .option('--commands', 'instead of the outcome: the AWS CLI commands that would do it, for you to review and run')
    .option('--all', 'also edits without effect')
    .option('--lateral', 'also paths that end at those who come to no administrator')
    .option('--scp <FILE>', 'service control policies of one level (root, unit, account); repeatable', repeated)
    .option('--management-account', 'the account manages its organisation: SCPs do not bind it')
    .option('--require-complete', 'exit 3 where the answer leaves anything unknown')
    .addHelpText('after', HELP)
    .action(async () => run(planned, command.optsWithGlobals<WhatIfOptions>(), io))
}

async function run(planned: readonly PlanOption[], options: WhatIfOptions, io: Io): Promise<void> {
  if (options.commands === true && options.format !== undefined)
    throw new RolecallError('USAGE', 'what-if: --commands and --format exclude one another', {
      hint: 'Commands are lines for a shell.',
    })
  await withNight(options, io, async ({ account }) => {
    const { planCommands, planOf } = await import('../../app/plan-options.ts')
    const plan = await planOf(planned, account, io.stdin)
    if (options.commands === true) {
      checkPlan(account, plan)
      const lines = planCommands(plan).map((line) => `${line}\n`)
      await writeOutput(lines, options.output, io)
      return
    }
    const open = await accessOpener(filesOf(options), io.stdin)
    const { all = false, lateral = false } = options
    const outcome = whatIf({ account, plan, open, all, lateral })
    const rows = whatIfRows(outcome)
    await present(
      { rows: formatFor(options) === 'table' ? diffTable(rows) : rows, document: outcome, expendable: ['witness'] },
      options,
      io,
    )
    const { paths, changes, summary, unknown } = outcome
    note(
      io,
      options,
      `${plan.length} planned: ${changes.length} changes${summaryOf(summary)}; paths: ${paths.opened.length} opened, ${paths.closed.length} closed`,
    )
    noteUnknown(io, options, unknown)
    if (options.requireComplete === true && unknown.length > 0)
      throw new RolecallError(
        'UNANSWERABLE',
        `what-if is not complete: ${unknown.map(({ reason }) => reason).join('; ')}`,
      )
  })
}

const HELP = `
Changes are made to the night in memory, in the order given; nothing is written to the account or the database.
ENTITY is user/NAME, group/NAME, role/NAME, policy/NAME or instance-profile/NAME, or an ARN; POLICY a name or an ARN.

Examples
  rolecall what-if --detach role/ci=AdministratorAccess --attach role/ci=ReadOnlyAccess
  rolecall what-if --put-inline role/ci:deploy=deploy.json      what an edit does, and which paths it opens
  rolecall what-if --trust role/ci=trust.json -f json
  rolecall what-if --plan plan.json --commands                  for you to review and run
  rolecall query untagged-roles --plan tags.csv | rolecall what-if --plan -

Next: rolecall paths lists the paths there are.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
