import { setTimeout as sleep } from 'node:timers/promises'

/** How often and after what waits a call is tried again; times in milliseconds. */
export interface Retries {
  /** At most this many attempts a call, the first one counted. */
  readonly attempts: number
  /** Before the second attempt; doubles from there. Left out: the SDK's own, drawn by chance up to its bounds. */
  readonly firstDelay?: number | undefined
  /** Slows every call down while AWS throttles some: the rate limiter of the SDK's adaptive mode. */
  readonly rate?: Rate | undefined
  readonly signal: AbortSignal
}

/** The part of the SDK's rate limiter that retries talk to. */
interface Rate {
  readonly getSendToken: () => Promise<void>
  readonly updateClientSendingRate: (response: unknown) => void
}

interface Token {
  readonly getRetryCount: () => number
  readonly getRetryDelay: () => number
}

interface Failed {
  readonly errorType: string
  /** Not before that moment, as the answer's Retry-After says. */
  readonly retryAfterHint?: Date
}

/** The longest wait that is drawn, and how far beyond it an answer may ask us to wait. */
const LONGEST = 20_000
const HINT_BEYOND = 5_000

/**
 * A retry strategy for the SDK: its adaptive mode, except that each call has all its attempts, however many failed before
 * it (the SDK's own shares 500 tokens among all calls), and that no wait outlives the run.
 * {@link https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html}
 */
export function retries({ attempts, firstDelay, rate, signal }: Retries) {
  return {
    acquireInitialRetryToken: async (): Promise<Token> => {
      await rate?.getSendToken()
      return tokenOf(0)
    },
    refreshRetryTokenForRetry: async (token: Token, failed: Failed): Promise<Token> => {
      rate?.updateClientSendingRate(failed)
      const count = token.getRetryCount() + 1
      if (count >= attempts || !isWorthAnother(failed)) throw new Error(`no further attempt after ${count}`)
      await sleep(delayBefore(count, failed, firstDelay), undefined, { signal })
      await rate?.getSendToken()
      return tokenOf(count)
    },
    recordSuccess: (): void => rate?.updateClientSendingRate({}),
  }
}

/** The wait is over when the token is given, so it asks for none. */
function tokenOf(count: number): Token {
  return { getRetryCount: () => count, getRetryDelay: () => 0 }
}

function isWorthAnother({ errorType }: Failed): boolean {
  return errorType === 'THROTTLING' || errorType === 'TRANSIENT'
}

function delayBefore(count: number, { errorType, retryAfterHint }: Failed, firstDelay: number | undefined): number {
  const base = firstDelay ?? (errorType === 'THROTTLING' ? 1000 : 50)
  const longest = Math.min(LONGEST, base * 2 ** (count - 1))
  // oxlint-disable-next-line no-restricted-properties -- so that many collectors do not come back at once; it reaches no output
  const delay = firstDelay === undefined ? Math.random() * longest : longest
  const hint = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - Date.now()
  return Math.max(delay, Math.min(hint, delay + HINT_BEYOND))
}
