import type { Members } from '../../model/fact.ts'
import { CallError } from './call.ts'

/** AWS's lists are at most some hundred pages long; one without an end is a fault of whoever answers. */
const MOST_PAGES = 10_000

/**
 * The pages of a list, one after the other, until it says that it ends. The SDK's own paginator goes by the marker
 * alone: it would stop without a word where the marker is missing, and go on where it is left over.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html}
 *
 * @param ask gives the answer to one input, the marker included
 * @throws CallError `refused` where the list says that more follows, but not where, or where it goes in circles
 */
export async function* pagesOf(
  operation: string,
  input: Members,
  ask: (input: Members) => Promise<Members>,
): AsyncGenerator<Members> {
  const markers = new Set<string>()
  let next = input
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await ask(next)
    yield answer
    const marker = markerOf(answer, operation)
    if (marker === null) return
    if (markers.has(marker)) throw broken(operation, page, 'a marker that was given before')
    markers.add(marker)
    next = { ...input, Marker: marker }
  }
  throw broken(operation, MOST_PAGES, 'yet another page')
}

/** Where the next page begins; null at the end. IsTruncated decides, where it is said. */
function markerOf(answer: Members, operation: string): string | null {
  const { IsTruncated: truncated, Marker: marker }: { IsTruncated?: unknown; Marker?: unknown } = answer
  if (truncated === false || (truncated === undefined && marker === undefined)) return null
  if (typeof marker === 'string' && marker !== '') return marker
  throw broken(operation, null, 'no marker, although it says that more follows')
}

function broken(operation: string, page: number | null, found: string): CallError {
  const where = page === null ? operation : `${operation}, page ${page}`
  return new CallError(
    operation,
    'refused',
    'BrokenPaging',
    `${where}: expected the marker of the next page, found ${found}`,
  )
}
