import type { Command } from 'commander'

import type { AuditReport } from '../../model/audit-report.ts'
import { RolecallError } from '../../model/error.ts'
import { FINDING_STATES } from '../../model/finding.ts'
import { SEVERITIES, type Severity } from '../../model/severity.ts'
import { noteSummary, noteTiming } from '../audit-notes.ts'
import { auditOutput, presentAudit } from '../audit-output.ts'
import { withNight } from '../open-night.ts'
import { names, repeated } from '../repeated.ts'
import { type AuditOptions, runAudit } from '../run-audit.ts'
import type { Session } from '../session.ts'

/** rolecall audit */
export default function define(command: Command, session: Session): void {
  command
    .option('--only <QUERY|THEME>', 'only these queries or themes; repeatable, or comma-separated', names)
    .option('--skip <QUERY|THEME>', 'all but these; repeatable, or comma-separated', names)
    .option('--min-severity <SEVERITY>', `only findings as bad as this: ${SEVERITIES.join(', ')}`)
    .option('--state <STATE>', `only findings so: ${FINDING_STATES.join(', ')}; repeatable, or comma-separated`, names)
    .option('--fail-on <SEVERITY>', 'exit 1 if a finding is as bad as this and nobody waived it')
    .option('--since <REF>', 'also what is fixed since that night')
    .option('--backfill', 'judge the older nights too (those since --since), for ages that are exact')
    .option('--baseline <FILE>', 'waivers: findings that somebody answers for until a day')
    .option('--write-baseline <FILE>', 'write waivers for all that is found now')
    .option('--queries <DIR>', 'your own queries too, from *.sql and *.mjs in there; repeatable', repeated)
    .option('--invariants <FILE>', 'promises about the account, each proven or refuted; repeatable', repeated)
    .option('--scp <FILE>', 'service control policies of one level (root, unit, account); repeatable', repeated)
    .option('--resource-policy <FILE>', 'policies of resources; repeatable', repeated)
    .option('--management-account', 'the account manages its organisation: SCPs do not bind it')
    .option('--by <WHAT>', 'a row a finding (default), or a row a principal')
    .option(
      '-f, --format <FORMAT>',
      'as everywhere, markdown being a summary; also sarif, junit; or by the ending of --output',
    )
    .option('--timing', 'say how long each query took')
    .option('--require-complete', 'exit 3 where the night lacks anything that the findings need')
    .addHelpText('after', HELP)
    .action(async () => run(command.optsWithGlobals<AuditOptions>(), session))
}

async function run(options: AuditOptions, session: Session): Promise<void> {
  const [minSeverity, failOn] = [severity('--min-severity', options.minSeverity), severity('--fail-on', options.failOn)]
  const output = auditOutput(options)
  await withNight(options, session.io, async (night) => {
    const outcome = await runAudit(night, options, minSeverity, session.io)
    const { report, timing } = outcome
    await presentAudit(report, output, options, session.io)
    noteSummary(outcome, options, session.io)
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

function refuseIncomplete({ unknown, unanswered }: AuditReport, options: AuditOptions): void {
  if (options.requireComplete !== true || (unknown.length === 0 && unanswered.length === 0)) return
  const parts = [...new Set(unknown.map(({ part }) => part))]
  throw new RolecallError(
    'UNANSWERABLE',
    `the audit is not complete: ${[...parts, ...unanswered.map(({ query }) => query)].join(', ')}`,
  )
}

const HELP = `
The night and the one before it are always judged; what older nights were judged to be is kept in FILE.cache.db beside
the database, which holds nothing else and may be deleted. Exact ages need it filled: --backfill; without, new means
that no judged night has it.

Examples
  rolecall audit                                       what to look at, the worst first
  rolecall audit --since latest~7                      and what was fixed in a week
  rolecall audit --state new,reopened                  what was not there the night before
  rolecall audit --min-severity high --fail-on high    for CI: exit 1 if anything of it is not waived
  rolecall audit --write-baseline waivers.json         accept what is there, for 90 days
  rolecall audit --baseline waivers.json -o audit.csv  what nobody answers for
  rolecall audit -o audit.sarif                        for code scanning; -o audit.xml for what shows JUnit
  rolecall audit --by principal -o principals.csv      a row for each user, group and role

Next: rolecall query NAME shows all columns of one query's rows.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
