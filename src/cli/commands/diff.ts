import type { Command } from 'commander'

import { RolecallError } from '../../model/error.ts'
import { diffTable, summaryOf } from '../diff-table.ts'
import type { Globals } from '../globals.ts'
import { note } from '../notes.ts'
import { withHistory } from '../open-night.ts'
import { formatFor, present } from '../present.ts'
import { names, repeated } from '../repeated.ts'
import type { Session } from '../session.ts'

interface Options extends Globals {
  readonly include?: readonly string[]
  readonly class?: readonly string[]
  readonly all?: boolean
  readonly exitCode?: boolean
}

/** rolecall diff [FROM] [TO] */
export default function define(command: Command, session: Session): void {
  command
    .argument('[FROM]', 'the earlier night', 'latest~1')
    .argument('[TO]', 'the later night', 'latest')
    .option('--include <activity>', 'also last-used times and counters', repeated)
    .option('--class <CLASS>', 'only posture, activity or aws; repeatable, or comma-separated', names)
    .option('--all', 'also edits without effect')
    .option('--exit-code', 'exit 1 if anything but activity changed; with --class, anything of these')
    .addHelpText('after', HELP)
    .action(async (from: string, to: string) => compare(from, to, command.optsWithGlobals<Options>(), session))
}

async function compare(from: string, to: string, options: Options, session: Session): Promise<void> {
  const { io } = session
  if (options.at !== undefined)
    throw new RolecallError('USAGE', 'diff: the nights stand as FROM and TO, so --at must not')
  const odd = options.include?.find((word) => word !== 'activity')
  if (odd !== undefined)
    throw new RolecallError('USAGE', `diff: --include: expected activity, found ${JSON.stringify(odd)}`)
  const { CHANGE_CLASSES, compareNights, diffRows } = await import('../../app/compare-nights.ts')
  const classes = options.class?.map((word) => {
    const known = CHANGE_CLASSES.find((name) => name === word)
    if (known !== undefined) return known
    const expected = CHANGE_CLASSES.join(', ')
    throw new RolecallError('USAGE', `diff: --class: expected ${expected}, found ${JSON.stringify(word)}`)
  })
  await withHistory(options, io, async (db) => {
    const diff = compareNights(db, {
      from,
      to,
      include: { activity: options.include !== undefined || classes?.includes('activity') === true },
      all: options.all === true,
      ...(classes === undefined ? {} : { classes }),
      ...(options.account === undefined ? {} : { account: options.account }),
    })
    const rows = formatFor(options) === 'table' ? diffTable(diffRows(diff)) : diffRows(diff)
    await present({ rows, document: diff, expendable: ['witness'] }, options, io)
    for (const { part, reason } of diff.incomparable) note(io, options, `incomparable: ${part}: ${reason}`)
    note(
      io,
      options,
      `${diff.changes.length} changes from ${diff.from.takenAt} to ${diff.to.takenAt}${summaryOf(diff.summary)}`,
    )
    const asked = diff.changes.some((change) => classes !== undefined || change.class !== 'activity')
    if (options.exitCode === true && asked) session.exitCode = 1
  })
}

const HELP = `
Examples
  rolecall diff                            last night against the night before
  rolecall diff 2026-10-01 latest -f csv   a month, for a spreadsheet
  rolecall diff --include activity         what was used, too
  rolecall diff --class posture            what somebody did, not what AWS keeps up itself

Next: rolecall snapshots lists the nights.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
