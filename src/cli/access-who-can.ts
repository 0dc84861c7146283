import { citedRows, whoCanRows } from '../app/access-rows.ts'
import { openNightAccess, unheardFiles } from '../app/ask-access.ts'
import { RolecallError } from '../model/error.ts'
import { doubtsAbout } from '../app/ask-question.ts'
import { type CanOptions, filesOf, questionOf } from './access-can.ts'
import { note, noteUnknown } from './notes.ts'
import { withNight } from './open-night.ts'
import { formatFor, present } from './present.ts'
import type { Session } from './session.ts'

/** rolecall access who-can ACTION [RESOURCE] */
export async function accessWhoCan(
  words: { readonly action: string; readonly resource: string | undefined },
  options: CanOptions,
  { io }: Session,
): Promise<void> {
  await withNight(options, io, async ({ account, snapshot }) => {
    const question = questionOf(account, words, options)
    const access = await openNightAccess(account, filesOf(options), io.stdin)
    const { columns, rows, unknown, notConsidered } = whoCanRows(access, question, account)
    const { id, account: accountId, takenAt } = snapshot
    for (const doubt of doubtsAbout(question)) note(io, options, doubt)
    for (const unheard of unheardFiles(account, filesOf(options), question)) note(io, options, unheard)
    if (/^sts:AssumeRole/i.test(question.action)) note(io, options, OTHERS)
    await present(
      {
        rows: { columns, rows: formatFor(options) === 'table' ? citedRows(rows) : rows },
        envelope: {
          before: {
            action: question.action,
            resource: question.resource,
            snapshot: { id, account: accountId, takenAt },
            columns,
          },
          after: () => ({ unknown, notConsidered }),
        },
        tableColumns: ['decision', 'principalArn', 'conditions', 'statements'],
      },
      options,
      io,
    )
    noteUnknown(io, options, unknown)
    note(
      io,
      options,
      `${rows.length} of ${account.named?.principals() ?? account.users().length + account.roles().length}; not considered: ${notConsidered.join(', ')}`,
    )
    if (options.requireComplete === true && unknown.length > 0)
      throw new RolecallError(
        'UNANSWERABLE',
        `access who-can is not complete: ${unknown.map(({ reason }) => reason).join('; ')}`,
      )
  })
}

const OTHERS =
  'only users and roles of this account are asked: rolecall query who-can-assume-role also names services, providers and other accounts'
