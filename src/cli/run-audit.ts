import type { AuditOutcome } from '../app/audit.ts'
import { RolecallError } from '../model/error.ts'
import { type Finding, FINDING_STATES } from '../model/finding.ts'
import type { Severity } from '../model/severity.ts'
import type { Waiver } from '../model/waiver.ts'
import { type CanOptions, filesOf } from './access-can.ts'
import type { AuditOutputOptions } from './audit-output.ts'
import { configurationOf } from './configuration.ts'
import { cachePath, databaseFiles } from './databases.ts'
import { givenInvariants } from './given-invariants.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'
import type { OpenNight } from './open-night.ts'
import { ownQueries } from './own-queries.ts'
import { checkOutput, writeOutput } from './write-output.ts'

/** The options of `rolecall audit`. */
export interface AuditOptions extends CanOptions, AuditOutputOptions {
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly minSeverity?: string
  readonly state?: readonly string[]
  readonly failOn?: string
  readonly since?: string
  readonly backfill?: boolean
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly queries?: readonly string[]
  readonly invariants?: readonly string[]
  readonly timing?: boolean
}

/** Audits an open night as the options say, and writes a baseline where one is asked for. */
export async function runAudit(
  { db, path, snapshot }: OpenNight,
  options: AuditOptions,
  minSeverity: Severity | null,
  io: Io,
): Promise<AuditOutcome> {
  const { audit, baselineOf, openVerdicts } = await import('../app/audit.ts')
  const { readAccessFiles } = await import('../app/ask-access.ts')
  const { checkConfig } = await import('../app/check-config.ts')
  const { configuredParams } = await import('../app/configuration.ts')
  const { listQueries } = await import('../app/answer-query.ts')
  const { resolveSnapshot } = await import('../app/history.ts')
  const states = statesNamed(options.state ?? [])
  if (states.includes('fixed') && options.since === undefined)
    throw new RolecallError('USAGE', 'audit: --state fixed: without --since, no finding is known to be fixed', {
      hint: 'Give a night to compare with, such as --since latest~1.',
    })
  await refuseOverwriting(options, path, await configurationOf(options, io))
  const waivers = options.baseline === undefined ? [] : await waiversIn(options.baseline)
  const since = options.since === undefined ? null : resolveSnapshot(db, options.since, snapshot.account)
  if (since !== null && since.takenAt >= snapshot.takenAt)
    throw new RolecallError(
      'USAGE',
      `audit: --since: expected a night before ${snapshot.takenAt}, found ${since.takenAt}`,
    )
  const [config, queries] = [await configurationOf(options, io), await listQueries(await ownQueries(options, io))]
  checkConfig(config, queries)
  const invariants = await givenInvariants(options.invariants ?? [], snapshot.partition, options, io)
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
      queries,
      paramsOf: (query) => configuredParams(query, config),
      invariants,
      open,
      under: hasFiles ? text : '',
      waivers,
      only: options.only ?? [],
      skip: [...(config?.skip ?? []), ...(options.skip ?? [])],
      states,
      minSeverity: minSeverity ?? config?.minSeverity ?? 'info',
    })
    if (options.writeBaseline !== undefined) {
      const { findings, snapshot: night } = outcome.report
      const written = { waivers: baselineOf([...findings, ...outcome.said], waivers, night.takenAt) }
      await writeOutput([`${JSON.stringify(written, null, 2)}\n`], options.writeBaseline, io)
    }
    return outcome
  } finally {
    verdicts.close()
  }
}

/** A baseline may replace the one that was read, and nothing else that is read or written here. */
async function refuseOverwriting(
  options: AuditOptions,
  path: string,
  config: { readonly path: string } | null,
): Promise<void> {
  const { writeBaseline, invariants = [], scp = [], resourcePolicy = [], output } = options
  if (writeBaseline === undefined || writeBaseline === '-') return
  const written = output === undefined ? [] : [output]
  const read = [...invariants, ...scp, ...resourcePolicy, ...(config === null ? [] : [config.path])]
  await checkOutput(writeBaseline, [...databaseFiles(path), ...read, ...written], '--write-baseline')
}

async function waiversIn(baseline: string): Promise<readonly Waiver[]> {
  const { readBaseline } = await import('../app/audit-files.ts')
  return readBaseline(baseline)
}

function statesNamed(words: readonly string[]): readonly Finding['state'][] {
  return words.map((word) => {
    const known = FINDING_STATES.find((state) => state === word)
    if (known !== undefined) return known
    const expected = FINDING_STATES.join(', ')
    throw new RolecallError('USAGE', `audit: --state: expected ${expected}, found ${JSON.stringify(word)}`)
  })
}
