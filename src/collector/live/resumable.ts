import type { Part } from '../../model/part.ts'
import { isoTime } from '../../model/time.ts'
import { type KeptCollection, keptCollections, touchedAt } from './spools.ts'

/** Who wants to go on with what. Times are milliseconds since 1970. */
export interface ResumeRequest {
  readonly account: string
  readonly caller: string | null
  readonly wanted: ReadonlySet<Part>
  readonly now: number
  /** Its own process: a container numbers each run alike. */
  readonly process: number
  readonly isRunning: (process: number) => boolean
}

/** How long after it stopped a collection may go on: nobody promises how long a marker holds, and an account moves. */
const RESUMABLE_FOR = 60 * 60 * 1000

/**
 * The newest collection of an account that may go on, or why there is none: only the same caller gets the same answers,
 * and a marker belongs to the filter it came with.
 */
export function resumable(root: string, request: ResumeRequest): KeptCollection | { readonly reason: string } {
  const own = keptCollections(root).filter(({ manifest }) => manifest.account === request.account)
  if (own.length === 0) return { reason: 'no collection of this account was kept' }
  const reasons = own.map((kept) => ({ kept, reason: whyNot(kept, request) }))
  const found = reasons.find(({ reason }) => reason === null)
  return found?.kept ?? { reason: reasons[0]?.reason ?? '' }
}

function whyNot(kept: KeptCollection, { caller, wanted, now, ...own }: ResumeRequest): string | null {
  const { manifest } = kept
  if (manifest.process !== null && manifest.process !== own.process && own.isRunning(manifest.process))
    return `process ${manifest.process} is still collecting it`
  if (manifest.unusable !== null) return `it could not be recorded: ${manifest.unusable}`
  if (caller === null || manifest.caller !== caller)
    return `it was collected as ${manifest.caller ?? 'somebody unknown'}`
  if (now - touchedAt(kept) > RESUMABLE_FOR) return `it stopped at ${isoTime(touchedAt(kept))}, over 60 minutes ago`
  const same = manifest.wanted.length === wanted.size && manifest.wanted.every((part) => wanted.has(part))
  return same ? null : 'it was to read other parts'
}
