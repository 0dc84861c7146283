import type { PageFault } from './asked.ts'
import type { LiveAccount } from './live-account.ts'

/** What goes wrong with an answer. */
export type Trouble =
  | PageFault
  /** HTTP 400 `Throttling`. */
  | 'throttle'
  /** HTTP 500 `ServiceFailure`. */
  | 'server-error'
  /** HTTP 503 `ServiceUnavailable`. */
  | 'unavailable'
  /** HTTP 502 with a page of HTML. */
  | 'html'
  /** The connection is reset before a byte is sent. */
  | 'reset'
  /** No answer ever; the connection stays open. */
  | 'hang'
  /** The connection ends in the middle of the answer. */
  | 'close-after-half'
  | 'expired-token'
  | 'access-denied'
  | 'no-such-entity'
  /** Documents as bare JSON, as some emulators send them. */
  | 'raw-json-documents'
  /** Elements that no model knows yet, in every structure. */
  | 'unknown-xml-element'
  /** The account changes just before the answer is made. */
  | { readonly mutate: (account: LiveAccount) => void }
  /** The answer comes late, by so many milliseconds. */
  | { readonly delay: number }

/** One thing that goes wrong; requests that it does not fit pass by it. */
export interface Fault {
  /** What a request must be like; what is left out fits any. */
  readonly on: {
    readonly action?: string
    /** The number of a page, the first being 1. */
    readonly page?: number
    /** Whether the request carries a marker. */
    readonly marker?: boolean
    /** The value of any parameter, such as a user name or an ARN. */
    readonly subject?: string
    /** From which request on, of those that fit in all else; the first is 1. Retries count. */
    readonly nth?: number
  }
  readonly do: Trouble
  /** How often; once where it is left out. */
  readonly times?: number
}
