import { LISTS } from '../model/authorization-details.ts'
import { byKeys } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import { describe, pathStep } from './pages.ts'
import { parseJson } from './parse-json.ts'
import type { SavedFile } from './saved-file.ts'

export type ListName = (typeof LISTS)[number]

/** One file's answer: its lists, and its other members as they came. */
export interface Page {
  readonly file: string
  readonly lists: ReadonlyMap<ListName, readonly unknown[]>
  readonly rest: ReadonlyMap<string, unknown>
}

/** Members that speak of paging, not of the account. */
const PAGING: ReadonlySet<string> = new Set(['IsTruncated', 'Marker', 'NextToken'])

/**
 * Reads saved files as the pages of one night, and checks that the last page is among them.
 *
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export function readPages(files: readonly SavedFile[]): readonly Page[] {
  const pages = files.map((file) => readPage(parseJson(file.text, file.name), file.name))
  const truncated = pages.find(isTruncated)
  if (truncated && pages.every(isTruncated)) {
    const [member, value] = [...truncated.rest].find(([name]) => name === 'NextToken') ?? ['IsTruncated', true]
    throw refused(truncated.file, `$.${member}`, 'the last page too', `${describe(value)}, so more pages follow`, {
      hint: 'Nothing was recorded. Import all pages together, or let the AWS CLI page: leave out --no-paginate and --max-items.',
    })
  }
  return pages
}

/** The top-level members to keep for export: all of a single file's, without paging where pages were put together, whatever their order. */
export function keptMembers(pages: readonly Page[]): Readonly<Record<string, unknown>> {
  const inOrder = pages.toSorted(byKeys((page) => JSON.stringify([...page.rest])))
  const kept = inOrder.flatMap((page) => [...page.rest]).filter(([member]) => pages.length === 1 || !PAGING.has(member))
  return Object.fromEntries(new Map(kept))
}

/** An INPUT error that says file, place, found and expected. */
export function refused(
  file: string,
  path: string,
  expected: string,
  found: string,
  options: { hint?: string } = {},
): RolecallError {
  return new RolecallError(
    'INPUT',
    `${file}: not authorization details\n  at ${path}: expected ${expected}, found ${found}`,
    {
      hint:
        options.hint ??
        'Nothing was recorded. Save the output of `aws iam get-account-authorization-details --output json` and import that.',
    },
  )
}

function readPage(json: unknown, file: string): Page {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw refused(file, '$', `an object with ${LISTS.join(', ')}`, describe(json))
  }
  const lists = new Map<ListName, readonly unknown[]>()
  const rest = new Map<string, unknown>()
  for (const [member, value] of Object.entries(json)) {
    const name = LISTS.find((list) => list === member)
    if (name === undefined) rest.set(member, value)
    else if (Array.isArray(value)) lists.set(name, value)
    else throw refused(file, `$${pathStep(member)}`, 'a list', describe(value))
  }
  if (lists.size === 0) {
    const found = [...rest.keys()].slice(0, 5).map((member) => JSON.stringify(member))
    throw refused(
      file,
      '$',
      `at least one of ${LISTS.join(', ')}`,
      found.length > 0 ? `only ${found.join(', ')}` : 'an empty object',
    )
  }
  const truncated = rest.get('IsTruncated')
  if (truncated !== undefined && truncated !== null && typeof truncated !== 'boolean') {
    throw refused(file, '$.IsTruncated', 'true or false', describe(truncated))
  }
  return { file, lists, rest }
}

function isTruncated(page: Page): boolean {
  return page.rest.get('IsTruncated') === true || typeof page.rest.get('NextToken') === 'string'
}
