import type { CollectEvent } from '../app/collect-account.ts'
import type { Part } from '../model/part.ts'
import { clean } from '../util/clean.ts'

/** A line on a terminal that shows how far collections got. */
export interface Progress {
  readonly hear: (event: CollectEvent, account: string) => void
  /** Takes the line away, so that others can be written; the next event brings it back. */
  readonly clear: () => void
}

/** What is needed to draw: where, how wide it is, and a clock in milliseconds. */
export interface Terminal {
  readonly write: (text: string) => void
  readonly width: number
  readonly now: () => number
}

/** How far one part got; `total` is null where nobody knows. */
interface Reach {
  readonly done: number
  readonly total: number | null
}

/** Draws progress: entities against the account's own counts; of several accounts, how far each got. */
export function drawProgress({ write, width, now }: Terminal): Progress {
  const accounts = new Map<string, Map<Part, Reach>>()
  let drawnAt = -Infinity
  let shown = false
  const clear = () => {
    if (shown) write(`\r${CLEAR}`)
    shown = false
  }
  return {
    clear,
    hear(event, account) {
      const parts = accounts.get(account) ?? new Map<Part, Reach>()
      accounts.set(account, parts)
      hearOne(event, parts)
      if (event.type === 'recording') accounts.delete(account)
      if (event.type === 'part-ended' || (event.type === 'progress' && now() - drawnAt < EVERY)) return
      drawnAt = now()
      const line = lineOf(accounts, event.type === 'recording' ? account : null)
      write(`\r${clean(line).slice(0, width - 1)}${CLEAR}`)
      shown = true
    },
  }
}

/** Milliseconds between two drawings: a terminal over a slow line must keep up. */
const EVERY = 100

/** To the end of the line. */
const CLEAR = '\u001b[K'

function hearOne(event: CollectEvent, parts: Map<Part, Reach>): void {
  if (event.type === 'part-started') parts.set(event.part, { done: 0, total: null })
  if (event.type === 'progress') parts.set(event.part, { done: event.done, total: event.total })
  if (event.type === 'part-ended') parts.delete(event.part)
}

function lineOf(accounts: ReadonlyMap<string, ReadonlyMap<Part, Reach>>, recording: string | null): string {
  const [first, ...others] = accounts
  if (first === undefined) return `${recording ?? ''}  recording`
  if (others.length > 0) return [...accounts].map(([account, parts]) => `${account} ${figures(sum(parts))}`).join('  ')
  const [account, parts] = first
  const all = sum(parts)
  return [account, bar(all), figures(all), [...parts.keys()].join(' ')].filter(Boolean).join('  ')
}

function sum(parts: ReadonlyMap<Part, Reach>): Reach {
  const counted = [...parts.values()].filter(({ total }) => total !== null)
  const reaches = counted.length > 0 ? counted : [...parts.values()]
  const done = reaches.reduce((count, reach) => count + reach.done, 0)
  if (counted.length === 0) return { done, total: null }
  return { done, total: counted.reduce((count, { total }) => count + (total ?? 0), 0) }
}

function figures({ done, total }: Reach): string {
  if (total !== null) return `${done}/${total}`
  return done === 0 ? '' : String(done)
}

/** Nothing where the whole is not known. */
function bar({ done, total }: Reach): string {
  if (total === null || total === 0) return ''
  const full = Math.min(BAR, Math.floor((done / total) * BAR))
  return `[${'='.repeat(full)}${' '.repeat(BAR - full)}]`
}

const BAR = 20
