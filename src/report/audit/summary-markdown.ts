import type { AuditReport } from '../../model/audit-report.ts'
import type { Finding } from '../../model/finding.ts'
import { SEVERITIES } from '../../model/severity.ts'
import { clean } from '../../util/clean.ts'
import { markdownText } from '../markdown-text.ts'
import { sinceText, subjectText, waiverText } from './said-finding.ts'
import { whom } from './whom.ts'

/** How many characters GitHub takes in a comment, less what the frame around the tables may need. */
const ROOM = 65_536 - 8_192

/**
 * An audit as a comment for a pull request: counts, what is new or came back, and the rest folded away. Where it would be
 * longer than GitHub takes, tables end early and say so, the last ones first.
 * {@link https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/organizing-information-with-collapsed-sections}
 */
export function* summaryMarkdown(report: AuditReport): Generator<string> {
  const { snapshot, findings, unanswered } = report
  const open = findings.filter(({ state, waived }) => state !== 'fixed' && waived === null)
  const room = { left: ROOM }
  yield `## IAM audit of ${snapshot.account}\n\nThe night of ${snapshot.takenAt}, ${report.rules.length} queries.\n`
  yield countTable(findings)
  yield* section(
    'New and reopened',
    open.filter(({ state }) => state !== 'persisting'),
    room,
  )
  yield* folded(
    'Persisting',
    open.filter(({ state }) => state === 'persisting'),
    room,
  )
  yield* folded(
    'Fixed',
    findings.filter(({ state }) => state === 'fixed'),
    room,
  )
  yield* folded(
    'Waived',
    findings.filter(({ state, waived }) => state !== 'fixed' && waived !== null),
    room,
  )
  const gaps = [
    ...report.unknown.map(({ part, reason, subjects }) => `${part}: ${reason}: ${whom(subjects)}`),
    ...unanswered.map(({ query, reason }) => `${query} was not answered: ${reason}`),
  ]
  yield* details(
    'Left open',
    gaps.length,
    [
      ...within(
        gaps.map((gap) => `- ${text(gap)}\n`),
        room,
      ),
    ].join(''),
  )
}

/** Characters that may still be written. */
interface Room {
  left: number
}

function countTable(findings: readonly Finding[]): string {
  const rows = SEVERITIES.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity)
    return own.length === 0 ? [] : [row([severity, ...STATES.map(({ has }) => String(own.filter(has).length))])]
  })
  if (rows.length === 0) return '\nNothing was found.\n'
  return `\n${header(['Severity', ...STATES.map(({ title }) => title)])}${rows.join('')}`
}

const STATES: readonly { readonly title: string; readonly has: (finding: Finding) => boolean }[] = [
  { title: 'New', has: ({ state, waived }) => state === 'new' && waived === null },
  { title: 'Reopened', has: ({ state, waived }) => state === 'reopened' && waived === null },
  { title: 'Persisting', has: ({ state, waived }) => state === 'persisting' && waived === null },
  { title: 'Fixed', has: ({ state }) => state === 'fixed' },
  { title: 'Waived', has: ({ state, waived }) => state !== 'fixed' && waived !== null },
]

function* section(title: string, findings: readonly Finding[], room: Room): Generator<string> {
  if (findings.length === 0) return
  yield `\n### ${title} (${findings.length})\n\n${table(findings, room)}`
}

function folded(title: string, findings: readonly Finding[], room: Room): Generator<string> {
  return details(title, findings.length, findings.length === 0 ? '' : table(findings, room))
}

function* details(title: string, count: number, content: string): Generator<string> {
  if (count === 0) return
  yield `\n<details>\n<summary>${title} (${count})</summary>\n\n${content}\n</details>\n`
}

function table(findings: readonly Finding[], room: Room): string {
  const rows = findings.map((finding) =>
    row([finding.severity, subjectText(finding), saying(finding), finding.query, sinceText(finding)].map(text)),
  )
  const columns = ['Severity', 'Subject', 'Finding', 'Query', 'Since']
  return [header(columns), ...within(rows, room)].join('')
}

function saying(finding: Finding): string {
  const waiver = waiverText(finding)
  return waiver === null ? finding.message : `${finding.message} (${waiver})`
}

/** As many lines as there is room for, and how many there was none for. */
function* within(lines: readonly string[], room: Room): Generator<string> {
  for (const [index, line] of lines.entries()) {
    if (line.length > room.left) {
      yield `\n${lines.length - index} more are left out here for want of room; the other formats have them.\n`
      return
    }
    room.left -= line.length
    yield line
  }
}

function header(columns: readonly string[]): string {
  return row(columns) + row(columns.map(() => '---'))
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function text(said: string): string {
  return markdownText(clean(said))
}
