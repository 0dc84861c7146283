import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'

import { RolecallError } from '../../model/error.ts'
import type { Row, Rows } from '../../model/rows.ts'
import { FORMATS } from '../../report/index.ts'
import type { Globals } from '../globals.ts'
import { note } from '../notes.ts'
import { withNight } from '../open-night.ts'
import type { Session } from '../session.ts'
import { writeOutput } from '../write-output.ts'

interface Options extends Globals {
  readonly dir?: string
}

/** rolecall export --dir DIR */
export default function define(command: Command, { io }: Session): void {
  command
    .option('--dir <DIR>', 'where to write, one file a view')
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
      const { exportViews } = await import('../../app/export-views.ts')
      const render = await FORMATS[format].load()
      await withNight(options, io, async ({ db, snapshot }) => {
        await make(dir)
        for (const { name, rows } of exportViews(db, snapshot.id)) {
          const file = join(dir, `${name}.${format}`)
          let count = 0
          const text = render(
            counted(rows, () => count++),
            { headers: 'verbatim', formulaGuard: options.formulaGuard !== false },
          )
          await writeOutput(text, file, io)
          note(io, options, `${file}: ${count} rows`)
        }
      })
    })
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

Next: rolecall sql asks the same views.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
