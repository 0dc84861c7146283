import type { AuditReport } from '../model/audit-report.ts'
import { RolecallError } from '../model/error.ts'
import { AUDIT_FORMATS, type AuditFormat, FORMAT_NAMES, type Format, isFormat } from '../report/index.ts'
import { auditTable } from './audit-table.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note } from './notes.ts'
import { formatFor, present, type Presentation } from './present.ts'
import { writeOutput } from './write-output.ts'

/** How an audit is shown: whole, or its findings as rows. */
export interface AuditOutput {
  readonly format: Format | AuditFormat
  readonly isByPrincipal: boolean
}

/** What of a command line says how an audit is shown. */
export interface AuditOutputOptions extends Globals {
  readonly by?: string
}

/**
 * How a command line wants an audit shown.
 *
 * @throws RolecallError USAGE where there is no such format, or none of principals
 */
export function auditOutput(options: AuditOutputOptions): AuditOutput {
  const { by = 'finding' } = options
  if (by !== 'finding' && by !== 'principal')
    throw new RolecallError('USAGE', `audit: --by: expected finding or principal, found ${JSON.stringify(by)}`)
  const [format, isByPrincipal] = [auditFormat(options), by === 'principal']
  if (isByPrincipal && !isFormat(format))
    throw new RolecallError('USAGE', `audit: --by principal: ${format} has a place for findings only`)
  return { format, isByPrincipal }
}

function auditFormat(options: Globals): Format | AuditFormat {
  const { format, output } = options
  if (format === undefined) {
    const plain = output?.toLowerCase().replace(/\.gz$/, '')
    const named = AUDIT_FORMAT_NAMES.find((name) => AUDIT_FORMATS[name].endings.some((end) => plain?.endsWith(end)))
    return named ?? formatFor(options)
  }
  if (isFormat(format) || isAuditFormat(format)) return format
  const names = [...new Set([...FORMAT_NAMES, ...AUDIT_FORMAT_NAMES])]
  throw new RolecallError('USAGE', `--format: expected ${names.join(', ')}, found ${JSON.stringify(format)}`)
}

const AUDIT_FORMAT_NAMES: readonly AuditFormat[] = ['markdown', 'sarif', 'junit']

function isAuditFormat(word: string): word is AuditFormat {
  return Object.hasOwn(AUDIT_FORMATS, word)
}

/** Shows an audit. */
export async function presentAudit(
  report: AuditReport,
  { format, isByPrincipal }: AuditOutput,
  options: Globals,
  io: Io,
): Promise<void> {
  if (isByPrincipal) return presentPrincipals(report, options, io)
  if (isAuditFormat(format)) {
    const render = await AUDIT_FORMATS[format].load()
    const { version } = await import('../app/version.ts')
    await writeOutput(render(report, { version: version() }), options.output, io)
    return
  }
  await present({ ...(await shownAs(format, report)), expendable: ['since', 'state', 'query'] }, options, io)
}

async function shownAs(format: Format, report: AuditReport): Promise<Pick<Presentation, 'rows' | 'envelope'>> {
  const { snapshot, findings, summary, unknown, unanswered, invariants } = report
  if (format === 'table') return { rows: auditTable(findings) }
  const { findingRows, wholeFindings } = await import('../app/audit.ts')
  if (format !== 'json') return { rows: findingRows(findings) }
  const after = () => ({ summary, unknown, unanswered, invariants })
  return { rows: wholeFindings(findings), envelope: { rowsKey: 'findings', before: { snapshot }, after } }
}

async function presentPrincipals({ snapshot, findings }: AuditReport, options: Globals, io: Io): Promise<void> {
  const { byPrincipal } = await import('../app/audit.ts')
  const { rows, others } = byPrincipal(findings)
  const tableColumns = ['severity', 'principalType', 'principalName', 'state', 'methods', 'policies', 'firstSeenAt']
  await present({ rows, envelope: { before: { snapshot } }, tableColumns }, options, io)
  if (others > 0) note(io, options, `not of a user, group or role, and so not here: ${others} findings`)
}
