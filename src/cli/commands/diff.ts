import type { Command } from 'commander'

import { compareNights, diffRows } from '../../app/compare-nights.ts'
import { RolecallError } from '../../model/error.ts'
import type { Globals } from '../globals.ts'
import { note } from '../notes.ts'
import { withHistory } from '../open-night.ts'
import { present } from '../present.ts'
import type { Session } from '../session.ts'

interface Options extends Globals {
  readonly include?: readonly string[]
  readonly all?: boolean
  readonly exitCode?: boolean
}

/** rolecall diff [FROM] [TO] */
export default function define(command: Command, session: Session): void {
  command
    .argument('[FROM]', 'the earlier night', 'latest~1')
    .argument('[TO]', 'the later night', 'latest')
    .option('--include <activity>', 'also last-used times and counters', (given: string, before: readonly string[] = []) => [...before, given])
    .option('--all', 'also edits without effect')
    .option('--exit-code', 'exit 1 if anything but activity changed')
    .addHelpText('after', HELP)
    .action(async (from: string, to: string) => compare(from, to, command.optsWithGlobals<Options>(), session))
}

async function compare(from: string, to: string, options: Options, session: Session): Promise<void> {
  const { io } = session
  if (options.at !== undefined) throw new RolecallError('USAGE', 'diff: the nights stand as FROM and TO, so --at must not')
  const odd = options.include?.find((word) => word !== 'activity')
  if (odd !== undefined) throw new RolecallError('USAGE', `diff: --include: expected activity, found ${JSON.stringify(odd)}`)
  await withHistory(options, io, async (db) => {
    const diff = compareNights(db, {
      from,
      to,
      include: { activity: options.include !== undefined },
      all: options.all === true,
      ...(options.account === undefined ? {} : { account: options.account }),
    })
    await present(
      { rows: diffRows(diff), tableColumns: ['class', 'change', 'kind', 'name', 'facet', 'key', 'before', 'after', 'effect'], document: diff },
      options,
      io,
    )
    for (const { part, reason } of diff.incomparable) note(io, options, `incomparable: ${part}: ${reason}`)
    note(io, options, `${diff.changes.length} changes from ${diff.from.takenAt} to ${diff.to.takenAt}`)
    if (options.exitCode === true && diff.changes.some((change) => change.class !== 'activity')) session.exitCode = 1
  })
}

const HELP = `
Examples
  rolecall diff                            last night against the night before
  rolecall diff 2026-10-01 latest -f csv   a month, for a spreadsheet
  rolecall diff --include activity         what was used, too

Next: rolecall snapshots lists the nights.`
