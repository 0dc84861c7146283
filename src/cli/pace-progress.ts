import type { CollectEvent } from '../app/collect-account.ts'

/** Milliseconds between two lines of one part: it may have thousands of entities. */
const EVERY = 1000

/**
 * Gives the events that are to be logged now: of how far a part got, one a second and the last one, told before its end;
 * all others as they come.
 *
 * @param now a clock in milliseconds
 */
export function paceProgress(now: () => number): (event: CollectEvent, account: string) => readonly CollectEvent[] {
  const parts = new Map<string, { readonly at: number; readonly held: CollectEvent | null }>()
  return (event, account) => {
    if (event.type !== 'progress' && event.type !== 'part-ended') return [event]
    const key = `${account} ${event.part}`
    const before = parts.get(key)
    if (event.type === 'part-ended') {
      parts.delete(key)
      return before?.held ? [before.held, event] : [event]
    }
    const isSoon = before !== undefined && now() - before.at < EVERY
    parts.set(key, isSoon ? { at: before.at, held: event } : { at: now(), held: null })
    return isSoon ? [] : [event]
  }
}
