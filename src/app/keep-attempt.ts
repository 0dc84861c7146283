import { isoTime } from '../model/time.ts'
import { openForRecording, recordAttempt } from '../store/index.ts'

/** Where to leave word, and the clock in milliseconds since 1970. */
interface Place {
  readonly db: string
  readonly now: () => number
}

/** What recorded no night, since when (milliseconds since 1970), and why. */
interface Failed {
  readonly account: string
  readonly startedAt: number
  readonly error: unknown
}

/** How long to wait for another recorder, in milliseconds: who ends a run by hand waits no longer than a second. */
const PATIENCE = 400

/**
 * Leaves word of a collection that recorded no night.
 *
 * @returns why that failed too, which must not hide why there is no night; null where it did not
 */
export function keepAttempt({ db: path, now }: Place, { account, startedAt, error }: Failed): string | null {
  const attempt = { account, startedAt: isoTime(startedAt), endedAt: isoTime(now()), reason: firstLine(error) }
  try {
    const db = openForRecording(path, PATIENCE)
    try {
      recordAttempt(db, path, attempt)
      return null
    } finally {
      db.close()
    }
  } catch (failure) {
    return `The list of attempts cannot be added to: ${firstLine(failure)}`
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0] ?? message
}
