import type { Command } from 'commander'

import { nightAccess } from '../../app/ask-access.ts'
import { cutTo, findPaths, findPrincipal } from '../../app/find-paths.ts'
import { PATH_COLUMNS, pathRows, pathWords } from '../../app/path-words.ts'
import type { AccountView } from '../../model/account.ts'
import { RolecallError } from '../../model/error.ts'
import { type CanOptions, filesOf } from '../access-can.ts'
import { note, noteUnknown } from '../notes.ts'
import type { Io } from '../io.ts'
import { withNight } from '../open-night.ts'
import { presentCut } from '../paths-cut.ts'
import { formatFor, present } from '../present.ts'
import type { Session } from '../session.ts'

interface PathsOptions extends CanOptions {
  readonly to?: string
  readonly from?: string
  readonly all?: boolean
  readonly lateral?: boolean
  readonly maxHops?: string
  readonly cut?: boolean
}

/** rolecall paths */
export default function define(command: Command, { io }: Session): void {
  command
    .argument('[PRINCIPAL]', 'whose paths: a user or role; left out, everyone’s')
    .option('--to <TARGET>', 'where to: admin, or a user or role')
    .option('--from <SOURCE>', 'external: from outside accounts, the public, identity providers and services')
    .option('--all', 'every technique of everyone; of one principal, also every target')
    .option('--lateral', 'also those who come to no administrator')
    .option('--max-hops <N>', 'no longer than this (default: 10)')
    .option('--cut', 'instead of paths: grants to take away so that nobody comes to --to')
    .option('--scp <FILE>', 'service control policies of one level (root, unit, account); repeatable', repeated)
    .option('--management-account', 'the account manages its organisation: SCPs do not bind it')
    .option('--require-complete', 'exit 3 where the answer leaves anything unknown')
    .addHelpText('after', HELP)
    .action(async (principal: string | undefined) => {
      await paths(principal, command.optsWithGlobals<PathsOptions>(), io)
    })
}

async function paths(principal: string | undefined, options: PathsOptions, io: Io): Promise<void> {
  const maxHops = hopsOf(options.maxHops)
  if (options.from !== undefined && options.from !== 'external')
    throw new RolecallError('USAGE', `--from: expected external, found ${JSON.stringify(options.from)}`, {
      hint: 'Paths of a user or role are `rolecall paths PRINCIPAL`.',
    })
  if (principal !== undefined && (options.from !== undefined || options.cut === true))
    throw new RolecallError(
      'USAGE',
      `paths: PRINCIPAL and --${options.cut === true ? 'cut' : 'from'} exclude one another`,
    )
  await withNight(options, io, async ({ account, snapshot }) => {
    const open = await nightAccess(account, filesOf(options), io.stdin)
    const to = targetOf(account, options.to)
    const { id, account: accountId, takenAt } = snapshot
    const answeredFrom = { id, account: accountId, takenAt }
    if (options.cut === true) {
      const cut = cutTo(account, to ?? 'admin', open)
      await presentCut(cut, { target: options.to ?? 'admin', snapshot: answeredFrom }, options, io)
      return
    }
    const request = {
      principal: principal === undefined ? null : findPrincipal(account, principal),
      to,
      isFromOutside: options.from !== undefined,
      all: options.all === true,
      lateral: options.lateral === true,
      maxHops,
    }
    const { rows, unknown, isAdmin } = findPaths(account, open(), request)
    await present(
      {
        rows: { columns: PATH_COLUMNS, rows: formatFor(options) === 'table' ? pathWords(rows) : pathRows(rows) },
        envelope: { before: { snapshot: answeredFrom, columns: PATH_COLUMNS }, after: () => ({ unknown }) },
        tableColumns: ['decision', 'principal', 'path', 'targetTier', 'evidence'],
        expendable: ['targetTier'],
      },
      options,
      io,
    )
    if (isAdmin) note(io, options, `${request.principal?.arn ?? ''} is an administrator already`)
    noteUnknown(io, options, unknown)
    if (options.requireComplete === true && unknown.length > 0)
      throw new RolecallError(
        'UNANSWERABLE',
        `paths is not complete: ${unknown.map(({ reason }) => reason).join('; ')}`,
      )
  })
}

function targetOf(account: AccountView, text: string | undefined): ReturnType<typeof findPrincipal> | 'admin' | null {
  if (text === undefined) return null
  return text === 'admin' ? 'admin' : findPrincipal(account, text)
}

function hopsOf(text: string | undefined): number {
  const hops = Number(text ?? '10')
  if (Number.isInteger(hops) && hops > 0) return hops
  throw new RolecallError('USAGE', `--max-hops: expected a whole number from 1, found ${JSON.stringify(text)}`)
}

function repeated(given: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), given]
}

const HELP = `
Without PRINCIPAL: a shortest path of everyone who can become an administrator. With it: every technique by which it can.
A path is a list of hops, each by one technique; rolecall's docs/techniques say what each needs and how to close it.
What acts on a resource that exists (a function, an instance) is listed without a target: the night cannot say whose
permissions stand behind it.

Examples
  rolecall paths                             who can make themselves administrator
  rolecall paths user/ada --all -f json      every way of one user, with its evidence
  rolecall paths --to role/oven              who can become one role
  rolecall paths --from external             from outside accounts, the public, providers and services
  rolecall paths --to admin --cut            what to take away first

Next: rolecall access can PRINCIPAL ACTION RESOURCE checks a hop.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
