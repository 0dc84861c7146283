/** What the reason of a decision that is unknown begins with, so that it stands by itself. */
export const UNKNOWN = 'Unknown: '

/**
 * Such a reason as it goes on from words that say already that something is unknown.
 *
 * @example whyUnknown('Unknown: the night lacks it.') // 'the night lacks it.'
 */
export function whyUnknown(reason: string): string {
  return reason.startsWith(UNKNOWN) ? reason.slice(UNKNOWN.length) : reason
}
