import type { CollectEvent } from '../app/collect-account.ts'
import type { Imported } from '../app/imported.ts'
import type { PartState } from '../model/part.ts'
import type { Warning } from '../model/warning.ts'
import { cleanLines } from '../util/clean.ts'
import { visibleJson } from '../util/visible-json.ts'
import type { Globals } from './globals.ts'
import type { Io } from './io.ts'
import { bugReport, knownError } from './known-error.ts'
import { note, noteWarnings } from './notes.ts'
import { paceProgress } from './pace-progress.ts'
import { drawProgress, type Progress } from './progress.ts'
import type { SayRecorded } from './recorded.ts'
import type { Session } from './session.ts'

/** What is said on stderr while accounts are collected. An account is `null` where what is said concerns the run. */
export interface CollectLog {
  readonly event: (event: CollectEvent, account: string) => void
  readonly note: (text: string, account: string | null) => void
  readonly part: (name: string, state: PartState, account: string) => void
  readonly warnings: (warnings: readonly Warning[], account: string) => void
  readonly recorded: (recorded: Imported, say: SayRecorded) => void
  /** Of an error that nobody foresaw, its stack too. */
  readonly failed: (error: Error, account: string) => void
  /** Takes progress off the terminal. */
  readonly end: () => void
}

/** Lines for a reader, and progress where there is a terminal; of several accounts, each line says of which. */
export function textLog(io: Io, globals: Globals, several: boolean): CollectLog {
  const { stderrWidth: width } = io
  const progress: Progress | null =
    width === undefined || globals.quiet === true || globals.progress === false
      ? null
      : drawProgress({ write: (text) => io.stderr.write(text), width, now: io.now })
  const say = (text: string, account: string | null) => {
    progress?.clear()
    note(io, globals, several && account !== null ? `${account}: ${text}` : text)
  }
  return {
    event(event, account) {
      progress?.hear(event, account)
      if (event.type === 'part-ended' && globals.verbose === true)
        say(`${event.part}: ${described(event.state)}${took(event.state)}`, account)
    },
    note: say,
    part: (name, state, account) => say(`${name}: ${described(state)}`, account),
    warnings(warnings, account) {
      progress?.clear()
      noteWarnings(io, globals, several ? warnings.map((warning) => ofAccount(warning, account)) : warnings)
    },
    recorded: (recorded, sayRecorded) => sayRecorded(recorded, (text) => say(text, recorded.snapshot.account)),
    failed(error, account) {
      const known = knownError(error)
      if (known !== undefined) {
        say(`no night: ${known.message}`, account)
        return
      }
      progress?.clear()
      io.stderr.write(cleanLines(`${account}: no night: ${bugReport(error)}\n`))
    },
    end: () => progress?.clear(),
  }
}

/** Everything as JSON, an object a line; errors too, those that end the run. */
export function jsonLog(session: Session, globals: Globals): CollectLog {
  const { io } = session
  const write = (level: 'info' | 'warn' | 'error', type: string, fields: object) => {
    if (globals.quiet === true && level !== 'error') return
    const line = { time: new Date(io.now()).toISOString(), level, type, ...fields }
    io.stderr.write(`${visibleJson(JSON.stringify(line))}\n`)
  }
  const due = paceProgress(io.now)
  session.sayError = ({ code, message, hint }) => write('error', 'error', { account: null, code, message, hint })
  return {
    event(given, account) {
      for (const event of due(given, account)) {
        const { type, ...fields } = plain(event)
        write(event.type === 'part-ended' && isWanting(event.state) ? 'warn' : 'info', type, { account, ...fields })
      }
    },
    note: (message, account) => write('info', 'note', { account, message }),
    // The end of each part was logged as it came.
    part: () => undefined,
    warnings(warnings, account) {
      for (const { code, message, subject } of warnings) write('warn', 'warning', { account, code, message, subject })
    },
    recorded(recorded, sayRecorded) {
      const texts: string[] = []
      sayRecorded(recorded, (text) => texts.push(text))
      const { snapshot, changes } = recorded
      const { account, id, takenAt, label } = snapshot
      write('info', 'recorded', { account, id, takenAt, label, changes, message: texts.join('; ') })
    },
    failed(error, account) {
      const known = knownError(error)
      if (known !== undefined) write('error', 'error', { account, code: known.code, message: known.message })
      else write('error', 'error', { account, code: null, message: bugReport(error) })
    },
    end: () => undefined,
  }
}

/** Whether a part was not read as it was asked for. */
export function isWanting({ status }: PartState): boolean {
  return status === 'denied' || status === 'failed' || status === 'partial'
}

/** An event as one flat object; `level` is the line's own word, and counts are known when the night is recorded. */
function plain(event: CollectEvent): { readonly type: string; readonly [field: string]: unknown } {
  if (event.type === 'started') {
    const { level: collectionLevel, ...rest } = event
    return { ...rest, collectionLevel }
  }
  if (event.type !== 'part-ended') return event
  const { state, ...rest } = event
  const { count: _, ...said } = state
  return { ...rest, ...said }
}

function described({ status, detail }: PartState): string {
  return detail === null ? status : `${status}: ${detail}`
}

function took({ startedAt, endedAt }: PartState): string {
  if (startedAt === undefined || endedAt === undefined) return ''
  return ` (${((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s)`
}

function ofAccount(warning: Warning, account: string): Warning {
  return { ...warning, message: `${warning.message} (${account})` }
}
