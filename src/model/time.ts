/**
 * A moment as every output shows it: ISO 8601 in UTC, without milliseconds where there are none.
 *
 * @param ms milliseconds since 1970
 * @example isoTime(0) // '1970-01-01T00:00:00Z'
 */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
