import type { Command } from 'commander'

import { accessOpener } from '../../app/ask-access.ts'
import { cutTo, findPaths, type FoundCut, findPrincipal } from '../../app/find-paths.ts'
import { PATH_COLUMNS, pathRows, pathWords } from '../../app/path-words.ts'
import type { AccountView } from '../../model/account.ts'
import { parseRoleSession } from '../../model/arn.ts'
import { RolecallError } from '../../model/error.ts'
import { type CanOptions, filesOf } from '../access-can.ts'
import { note, noteUnknown } from '../notes.ts'
import type { Io } from '../io.ts'
import { withNight } from '../open-night.ts'
import { presentCut } from '../paths-cut.ts'
import { formatFor, present } from '../present.ts'
import { repeated } from '../repeated.ts'
import { resourcesNote } from '../resources-note.ts'
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
  refuseTogether(principal, options)
  await withNight(options, io, async ({ account, snapshot }) => {
    const open = await accessOpener(filesOf(options), io.stdin)
    const to = targetOf(account, options.to)
    for (const text of [principal, options.to])
      if (text !== undefined && parseRoleSession(text) !== null)
        note(io, options, `${text} is a session: the paths are those of its role, whichever session`)
    const { id, account: accountId, takenAt } = snapshot
    const answeredFrom = { id, account: accountId, takenAt }
    if (options.cut === true) {
      const cut = cutTo(account, to ?? 'admin', (isLeftOut) => open(account, isLeftOut))
      await presentCut(cut, { target: options.to ?? 'admin', snapshot: answeredFrom }, options, io)
      sayUnknown(cut.unknown, options, io)
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
    const { rows, unknown, isAdmin, unsaidUsers } = findPaths(account, open(account), request)
    const isRead = ['table', 'markdown'].includes(formatFor(options))
    await present(
      {
        rows: isRead
          ? { columns: wordColumns(principal), rows: pathWords(rows) }
          : { columns: PATH_COLUMNS, rows: pathRows(rows) },
        envelope: { before: { snapshot: answeredFrom, columns: PATH_COLUMNS }, after: () => ({ unknown }) },
        expendable: ['targetTier'],
      },
      options,
      io,
    )
    if (isAdmin) note(io, options, `${request.principal?.arn ?? ''} is an administrator already`)
    if (unsaidUsers > 0) {
      const whose = request.principal?.arn ?? unsaidUsers
      const listed = ['rolecall paths', ...(principal === undefined ? [] : [principal])].join(' ')
      note(io, options, resourcesNote(whose, `${listed} lists them`))
    }
    sayUnknown(unknown, options, io)
  })
}

function sayUnknown(unknown: FoundCut['unknown'], options: PathsOptions, io: Io): void {
  noteUnknown(io, options, unknown)
  if (options.requireComplete === true && unknown.length > 0)
    throw new RolecallError('UNANSWERABLE', `paths is not complete: ${unknown.map(({ reason }) => reason).join('; ')}`)
}

/** Refuses what cannot be had at once, so that no option is passed over unseen. */
function refuseTogether(principal: string | undefined, options: PathsOptions): void {
  const { to, from, all, lateral, maxHops, cut } = options
  const given = new Map<string, unknown>([
    ['PRINCIPAL', principal],
    ['--to', to],
    ['--from', from],
    ['--all', all],
    ['--lateral', lateral],
    ['--max-hops', maxHops],
    ['--cut', cut],
  ])
  const pair = EXCLUSIVE.find((names) => names.every((name) => given.get(name) !== undefined))
  if (pair !== undefined) throw new RolecallError('USAGE', `paths: ${pair.join(' and ')} exclude one another`)
}

const EXCLUSIVE = [
  ['PRINCIPAL', '--cut'],
  ['PRINCIPAL', '--from'],
  ['--cut', '--from'],
  ['--cut', '--all'],
  ['--cut', '--lateral'],
  ['--cut', '--max-hops'],
  ['--lateral', '--to'],
] as const

/** What a reader is shown: whose path it is only where it is not one's own. */
function wordColumns(principal: string | undefined): readonly string[] {
  return ['decision', ...(principal === undefined ? ['principal'] : []), 'path', 'conditions', 'targetTier', 'evidence']
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

const HELP = `
Without PRINCIPAL: a shortest path of everyone who can become an administrator. With it: every technique by which it can.
A path is a list of hops, each by one technique; rolecall's docs/techniques say what each needs and how to close it.
What acts on a resource that exists (a function, an instance) is listed without a target: the night cannot say whose
permissions stand behind it. With --to, and by --cut, a note says how many have such techniques.

Examples
  rolecall paths                             who can make themselves administrator
  rolecall paths user/ada --all -f json      every way of one user, with its evidence
  rolecall paths --to role/oven              who can become one role
  rolecall paths --from external             from outside accounts, the public, providers and services
  rolecall paths --to admin --cut            what to take away first

Next: rolecall access can PRINCIPAL ACTION RESOURCE checks a hop.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
