import type { AuditOutcome } from '../app/audit.ts'
import { SEVERITIES } from '../model/severity.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { note, noteUnknown } from './notes.ts'

/** Says in a line or two what an audit found, and what it could not. */
export function noteSummary(
  { report: { summary, unknown, unanswered, rules, invariants }, said }: AuditOutcome,
  options: Globals,
  io: Io,
): void {
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
    `${[found, ...(states.length > 0 ? [states.join(', ')] : [])].join('; ')} (${rules.length === 1 ? '1 query' : `${rules.length} queries`})`,
  )
  if (said.length > 0) {
    const which =
      said.length === 1
        ? '1 finding says no more than others and is'
        : `${said.length} findings say no more than others and are`
    note(io, options, `${which} left out (-f json names their queries in also)`)
  }
  for (const { id, outcome } of invariants) note(io, options, `${outcome}: ${id}`)
  if (unanswered.length > 0) {
    const which = options.verbose === true ? unanswered.map(({ query }) => query).join(', ') : '--verbose names them'
    note(
      io,
      options,
      `not answered by this night: ${unanswered.length === 1 ? '1 query' : `${unanswered.length} queries`} (${which})`,
    )
  }
  if (options.verbose === true) noteUnknown(io, options, unknown)
  else if (unknown.length > 0)
    note(io, options, `unknown: ${[...new Set(unknown.map(({ part }) => part))].join(', ')} (--verbose says of whom)`)
}

/** Says how long each query took, the longest first. */
export function noteTiming(timing: AuditOutcome['timing'], options: Globals, io: Io): void {
  const total = timing.reduce((sum, { took }) => sum + took, 0)
  for (const { query, took, found } of timing.toSorted((a, b) => b.took - a.took))
    note(io, options, `${took.toFixed(0).padStart(7)} ms  ${query} (${found})`)
  note(io, options, `${total.toFixed(0).padStart(7)} ms  in all`)
}
