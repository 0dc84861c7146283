import { membersOf } from '../util/members.ts'
import type { Warning } from '../model/warning.ts'
import type { Page } from './page-set.ts'

/** When a night was taken, in milliseconds since 1970: as the user says, as boto3's response header says, or now. */
export function takenAt(
  pages: readonly Page[],
  options: { readonly takenAt?: number; readonly now: number },
): { readonly at: number; readonly warnings: readonly Warning[] } {
  if (options.takenAt !== undefined) return { at: options.takenAt, warnings: [] }
  const headers = pages.map((page) => headerDate(page.rest.get('ResponseMetadata'))).filter((at) => at !== null)
  if (headers.length > 0) return { at: Math.min(...headers), warnings: [] }
  const message = 'the input does not say when it was taken, so this moment counts; --taken-at says otherwise'
  return { at: options.now, warnings: [{ code: 'TAKEN_AT_ASSUMED', message, subject: null }] }
}

function headerDate(metadata: unknown): number | null {
  const headers = membersOf(metadata).get('HTTPHeaders')
  const date = membersOf(headers).get('date')
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? null : at
}
