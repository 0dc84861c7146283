import type { Command } from 'commander'

import type { AuditReport } from '../../model/audit-report.ts'
import { RolecallError } from '../../model/error.ts'
import { SEVERITIES, type Severity } from '../../model/severity.ts'
import { type CanOptions, filesOf } from '../access-can.ts'
import { auditTable } from '../audit-table.ts'
import { names } from '../collect-options.ts'
import { configurationOf } from '../configuration.ts'
import { cachePath } from '../databases.ts'
import type { Io } from '../io.ts'
import { note, noteUnknown } from '../notes.ts'
import { type OpenNight, withNight } from '../open-night.ts'
import { formatFor, present } from '../present.ts'
import { repeated } from '../repeated.ts'
import type { Session } from '../session.ts'
import { writeOutput } from '../write-output.ts'

interface Options extends CanOptions {
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly minSeverity?: string
  readonly failOn?: string
  readonly since?: string
  readonly backfill?: boolean
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly invariants?: readonly string[]
  readonly timing?: boolean
}

/** rolecall audit */
export default function define(command: Command, session: Session): void {
  command
    .option('--only <QUERY|THEME>', 'only these queries or themes; repeatable, or comma-separated', names)
    .option('--skip <QUERY|THEME>', 'all but these; repeatable, or comma-separated', names)
    .option('--min-severity <SEVERITY>', `only findings as bad as this: ${SEVERITIES.join(', ')}`)
    .option('--fail-on <SEVERITY>', 'exit 1 if a finding is as bad as this and nobody waived it')
    .option('--since <REF>', 'also what is fixed since that night')
    .option('--backfill', 'judge the older nights too (those since --since), for ages that are exact')
    .option('--baseline <FILE>', 'waivers: findings that somebody answers for until a day')
    .option('--write-baseline <FILE>', 'write waivers for all that is found now')
    .option('--invariants <FILE>', 'promises about the account, each proven or refuted; repeatable', repeated)
    .option('--scp <FILE>', 'service control policies of one level (root, unit, account); repeatable', repeated)
    .option('--resource-policy <FILE>', 'policies of resources; repeatable', repeated)
    .option('--management-account', 'the account manages its organisation: SCPs do not bind it')
    .option('--timing', 'say how long each query took')
    .option('--require-complete', 'exit 3 where the night lacks anything that the findings need')
    .addHelpText('after', HELP)
    .action(async () => run(command.optsWithGlobals<Options>(), session))
}

async function run(options: Options, session: Session): Promise<void> {
  const [minSeverity, failOn] = [severity('--min-severity', options.minSeverity), severity('--fail-on', options.failOn)]
  await withNight(options, session.io, async (night) => {
    const { report, timing } = await auditOf(night, options, minSeverity, session.io)
    await show(report, options, session.io)
    noteSummary(report, options, session.io)
    if (options.timing === true) noteTiming(timing, options, session.io)
    const { fails } = await import('../../app/audit.ts')
    if (failOn !== null && fails(report, failOn)) session.exitCode = 1
    refuseIncomplete(report, options)
  })
}

function severity(option: string, given: string | undefined): Severity | null {
  if (given === undefined) return null
  const known = SEVERITIES.find((name) => name === given)
  if (known !== undefined) return known
  throw new RolecallError(
    'USAGE',
    `audit: ${option}: expected ${SEVERITIES.join(', ')}, found ${JSON.stringify(given)}`,
  )
}

async function auditOf({ db, path, snapshot }: OpenNight, options: Options, minSeverity: Severity | null, io: Io) {
  const { audit, baselineOf, openVerdicts, readBaseline, readInvariants } = await import('../../app/audit.ts')
  const { readAccessFiles } = await import('../../app/ask-access.ts')
  const { configuredParams } = await import('../../app/configuration.ts')
  const { listQueries } = await import('../../app/answer-query.ts')
  const { resolveSnapshot } = await import('../../app/history.ts')
  const waivers = options.baseline === undefined ? [] : readBaseline(options.baseline)
  const since = options.since === undefined ? null : resolveSnapshot(db, options.since, snapshot.account)
  if (since !== null && since.takenAt >= snapshot.takenAt)
    throw new RolecallError(
      'USAGE',
      `audit: --since: expected a night before ${snapshot.takenAt}, found ${since.takenAt}`,
    )
  const config = await configurationOf(options, io)
  const files = filesOf(options)
  const { open, text } = await readAccessFiles(files, io.stdin)
  const hasFiles = (files.scps ?? []).length + (files.resourcePolicies ?? []).length > 0
  const { verdicts, trouble } = openVerdicts(cachePath(path))
  if (trouble !== null)
    note(io, options, `what older nights were judged to be cannot be kept: ${cachePath(path)}: ${trouble}`)
  try {
    const outcome = audit(db, {
      snapshot,
      since,
      backfill: options.backfill === true,
      verdicts,
      now: io.now,
      hear: (takenAt, left) => {
        if (options.backfill === true && options.progress !== false)
          note(io, options, `judging ${takenAt}, ${left} to go`)
      },
      queries: await listQueries(),
      paramsOf: (query) => configuredParams(query, config),
      invariants: (options.invariants ?? []).flatMap(readInvariants),
      open,
      under: hasFiles ? text : '',
      waivers,
      only: options.only ?? [],
      skip: [...(config?.skip ?? []), ...(options.skip ?? [])],
      minSeverity: minSeverity ?? config?.minSeverity ?? 'info',
    })
    if (options.writeBaseline !== undefined) {
      const { findings, snapshot: night } = outcome.report
      const written = { waivers: baselineOf(findings, waivers, night.takenAt) }
      await writeOutput([`${JSON.stringify(written, null, 2)}\n`], options.writeBaseline, io)
    }
    return outcome
  } finally {
    verdicts.close()
  }
}

async function show(report: AuditReport, options: Options, io: Io): Promise<void> {
  const { findingRows } = await import('../../app/audit.ts')
  const { rules: _, ...document } = report
  const isTable = formatFor(options) === 'table'
  const rows = isTable ? auditTable(report.findings) : findingRows(report.findings)
  await present({ rows, document, expendable: ['since', 'state', 'query'] }, options, io)
}

function noteSummary({ summary, unknown, unanswered, rules, invariants }: AuditReport, options: Options, io: Io): void {
  const counts = SEVERITIES.flatMap((name) =>
    summary.bySeverity[name] > 0 ? [`${summary.bySeverity[name]} ${name}`] : [],
  )
  const { byState, fixed, waived } = summary
  const states = [
    ...(['new', 'reopened', 'persisting'] as const).map((state) => [byState[state], state] as const),
    [fixed, 'fixed'] as const,
    [waived, 'waived'] as const,
  ].flatMap(([count, state]) => (count > 0 ? [`${count} ${state}`] : []))
  const found = counts.length === 0 ? 'nothing found' : counts.join(', ')
  note(
    io,
    options,
    `${[found, ...(states.length > 0 ? [states.join(', ')] : [])].join('; ')} (${rules.length} queries)`,
  )
  for (const { id, outcome } of invariants) note(io, options, `${outcome}: ${id}`)
  if (unanswered.length > 0)
    note(io, options, `not answered by this night: ${unanswered.map(({ query }) => query).join(', ')}`)
  if (options.verbose === true) noteUnknown(io, options, unknown)
  else if (unknown.length > 0)
    note(io, options, `unknown: ${[...new Set(unknown.map(({ part }) => part))].join(', ')} (--verbose says of whom)`)
}

function noteTiming(timing: readonly { query: string; took: number; found: number }[], options: Options, io: Io): void {
  const total = timing.reduce((sum, { took }) => sum + took, 0)
  for (const { query, took, found } of timing.toSorted((a, b) => b.took - a.took))
    note(io, options, `${took.toFixed(0).padStart(7)} ms  ${query} (${found})`)
  note(io, options, `${total.toFixed(0).padStart(7)} ms  in all`)
}

function refuseIncomplete({ unknown, unanswered }: AuditReport, options: Options): void {
  if (options.requireComplete !== true || (unknown.length === 0 && unanswered.length === 0)) return
  const parts = [...new Set(unknown.map(({ part }) => part))]
  throw new RolecallError(
    'UNANSWERABLE',
    `the audit is not complete: ${[...parts, ...unanswered.map(({ query }) => query)].join(', ')}`,
  )
}

const HELP = `
The night and the one before it are always judged; what older nights were judged to be is kept in FILE.cache.db beside
the database, which holds nothing else and may be deleted. Exact ages need it filled: --backfill.

Examples
  rolecall audit                                       what to look at, the worst first
  rolecall audit --since latest~7                      and what was fixed in a week
  rolecall audit --min-severity high --fail-on high    for CI: exit 1 if anything of it is not waived
  rolecall audit --write-baseline waivers.json         accept what is there, for 90 days
  rolecall audit --baseline waivers.json -o audit.csv  what nobody answers for

Next: rolecall query NAME shows all columns of one query's rows.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
