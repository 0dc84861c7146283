import { permissionRows } from '../app/access-rows.ts'
import { findAsker, openNightAccess } from '../app/ask-access.ts'
import { RolecallError } from '../model/error.ts'
import { type CanOptions, filesOf } from './access-can.ts'
import { note } from './notes.ts'
import { withNight } from './open-night.ts'
import { present } from './present.ts'
import type { Session } from './session.ts'

export interface ShowOptions extends CanOptions {
  readonly service?: string
  readonly level?: string
}

/** rolecall access show PRINCIPAL */
export async function accessShow(principal: string, options: ShowOptions, { io }: Session): Promise<void> {
  await withNight(options, io, async ({ account, snapshot }) => {
    const asker = findAsker(account, principal)
    if (asker.principal === null)
      throw new RolecallError(
        'USAGE',
        `access show: ${principal} is beyond this night, which does not hold its policies`,
      )
    if (asker.session !== undefined)
      note(io, options, `a session of ${asker.principal.arn}: this is what the role can do`)
    const access = await openNightAccess(account, filesOf(options), io.stdin)
    const { columns, rows, notConsidered } = permissionRows(access, asker.principal, {
      service: options.service ?? null,
      level: options.level ?? null,
    })
    const { id, account: accountId, takenAt } = snapshot
    await present(
      {
        rows: { columns, rows },
        envelope: {
          before: { principalArn: asker.principal.arn, snapshot: { id, account: accountId, takenAt }, columns },
          after: () => ({ notConsidered }),
        },
        expendable: ['within', 'unless', 'statement', 'policyName', 'conditions', 'total'],
        tableColumns: [
          'service',
          'accessLevel',
          'count',
          'total',
          'decision',
          'resources',
          'conditions',
          'policyArn',
          'policyName',
          'statement',
          'unless',
          'within',
        ],
      },
      options,
      io,
    )
    note(io, options, `not considered: ${notConsidered.join(', ')}`)
  })
}
