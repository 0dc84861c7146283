import pThrottle from 'p-throttle'

/**
 * A gate that lets so many through a second, one after the other and evenly; without a limit it is always open.
 *
 * @param perSecond fractions allowed: 0.5 lets one through every two seconds
 * @throws the signal's reason, to whoever waits when it fires
 */
export function pace(perSecond: number | undefined, signal: AbortSignal): () => Promise<void> {
  if (perSecond === undefined) return () => Promise.resolve()
  return pThrottle({ limit: 1, interval: 1000 / perSecond, signal })(() => Promise.resolve())
}
