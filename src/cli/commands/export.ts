import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'

import { RolecallError } from '../../model/error.ts'
import type { Row, Rows } from '../../model/rows.ts'
import { FORMATS } from '../../report/index.ts'
import type { Globals } from '../globals.ts'
import type { Io } from '../io.ts'
import { note, noteUnknown } from '../notes.ts'
import { type OpenNight, withNight } from '../open-night.ts'
import type { Session } from '../session.ts'
import { checkOutput, writeOutput } from '../write-output.ts'

interface Options extends Globals {
  readonly dir?: string
  readonly review?: boolean
  readonly ownerTag?: string
}

/** The tag that names an owner, where nobody says another; its case does not matter. */
const OWNER = 'owner'

/** rolecall export --dir DIR */
export default function define(command: Command, { io }: Session): void {
  command
    .option('--dir <DIR>', 'where to write, one file a view')
    .option('--review', 'in place of the views: sheets for an access review, one each of users, groups and roles')
    .option(
      '--owner-tag <KEY>',
      'for --review: the tag that says whose a user or role is (default: owner, in any case)',
    )
    .option('-f, --format <FORMAT>', 'csv (default) or ndjson')
    .addHelpText('after', HELP)
    .action(async () => {
      const options = command.optsWithGlobals<Options>()
      const { dir, format = 'csv' } = options
      if (dir === undefined) throw new RolecallError('USAGE', 'export: expected --dir DIR, found none')
      if (options.output !== undefined)
        throw new RolecallError('USAGE', 'export: the files go into --dir, so --output must not stand beside it')
      if (format !== 'csv' && format !== 'ndjson')
        throw new RolecallError('USAGE', `export: --format: expected csv or ndjson, found ${JSON.stringify(format)}`)
      if (options.ownerTag !== undefined && options.review !== true)
        throw new RolecallError('USAGE', 'export: --owner-tag is for --review')
      await withNight(options, io, async (night) => {
        const isReview = options.review === true
        const tables = isReview ? await reviewTables(night, options, io) : await viewTables(night)
        await make(dir)
        await write(tables, { dir, format, headers: isReview ? 'snake' : 'verbatim' }, options, io)
      })
    })
}

type Tables = readonly { readonly name: string; readonly rows: Rows }[]

async function viewTables({ db, snapshot }: OpenNight): Promise<Tables> {
  const { exportViews } = await import('../../app/export-views.ts')
  return exportViews(db, snapshot.id)
}

async function reviewTables({ account }: OpenNight, options: Options, io: Io): Promise<Tables> {
  const { openNightAccess } = await import('../../app/ask-access.ts')
  const { reviewOf } = await import('../../app/review/review.ts')
  const access = await openNightAccess(account, {}, io.stdin)
  const { sheets, unknown } = reviewOf(account, access, { ownerTag: options.ownerTag ?? OWNER })
  noteUnknown(io, options, unknown)
  return sheets
}

interface Place {
  readonly dir: string
  readonly format: 'csv' | 'ndjson'
  readonly headers: 'snake' | 'verbatim'
}

async function write(tables: Tables, { dir, format, headers }: Place, options: Options, io: Io): Promise<void> {
  const render = await FORMATS[format].load()
  const files = tables.map(({ name, rows }) => ({ rows, file: join(dir, `${name}.${format}`) }))
  for (const { file } of files) await checkOutput(file)
  for (const { rows, file } of files) {
    let count = 0
    const text = render(
      counted(rows, () => count++),
      { headers, formulaGuard: options.formulaGuard !== false },
    )
    await writeOutput(text, file, io)
    note(io, options, `${file}: ${count} rows`)
  }
}

async function make(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RolecallError('USAGE', `export: --dir ${dir}: cannot be made: ${why}`, { cause: error })
  }
}

function counted({ columns, rows }: Rows, count: () => void): Rows {
  return { columns, rows: counting(rows, count) }
}

async function* counting(rows: Rows['rows'], count: () => void): AsyncIterable<Row> {
  for await (const row of rows) {
    count()
    yield row
  }
}

const HELP = `
Views
  account_aliases, account_summary, caller, credential_report, credentials, group_members, group_memberships, groups,
  inline_policies, instance_profile_roles, instance_profiles, last_accessed, managed_policies, mfa_devices,
  organization_features, parts, password_policy, permissions_boundaries, policy_attachments, policy_documents,
  policy_versions, providers, role_details, role_settings, roles, server_certificates, snapshots, statements, tags,
  trust_principals, unknown_facts, usage, user_settings, users (docs/views.md describes their columns)

Examples
  rolecall export --dir tonight/           one CSV a view
  rolecall export --dir old/ --at 2026-11-01 -f ndjson
  rolecall export --review --dir review/   users.csv, groups.csv and roles.csv, to decide on (docs/reviewing.md)

Next: rolecall sql asks the same views.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
