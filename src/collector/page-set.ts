import { LISTS } from '../model/authorization-details.ts'
import { byKeys } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import { describe } from '../util/describe.ts'
import { pathStep } from './pages.ts'
import { parseJson } from './parse-json.ts'
import type { SavedFile } from './saved-file.ts'
import {
  blanks,
  isListAt,
  isObjectAt,
  type JsonBytes,
  parseSlice,
  skipValue,
  SlicedObject,
  throughList,
  throughObject,
} from './sliced-json.ts'

export type ListName = (typeof LISTS)[number]

/** An item of a list: an object whose members are parsed when asked for, or whatever else stands there. */
export type GivenItem = SlicedObject | { readonly misplaced: unknown }

/** One file's answer: its lists, and its other members as they came. */
export interface Page {
  readonly file: string
  readonly lists: ReadonlyMap<ListName, readonly GivenItem[]>
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
  const pages = files.map(readPage)
  const open = pages.filter(isTruncated)
  const [last, ...others] = pages.filter((page) => !isTruncated(page))
  const [first] = open
  if (first && (last === undefined || others.length > 0 || open.some((page) => isBehind(page, last)))) {
    const [member, value] = [...first.rest].find(([name]) => name === 'NextToken') ?? ['IsTruncated', true]
    throw refused(first.file, `$.${member}`, 'the last page too', `${describe(value)}, so more pages follow`, {
      hint: 'Nothing was recorded. Import all pages together, or let the AWS CLI page: leave out --no-paginate and --max-items.',
    })
  }
  const repeated = open.find((page, index) => open.findIndex((other) => markerOf(other) === markerOf(page)) < index)
  if (repeated && markerOf(repeated) !== undefined)
    throw refused(repeated.file, '$.Marker', 'another page than before', 'the marker of another file')
  return pages
}

function markerOf({ rest }: Page): unknown {
  return rest.get('Marker') ?? rest.get('NextToken')
}

/** Users come before roles and groups, and policies last: a page cannot lead to one that ends before it. */
const ORDER: Readonly<Record<ListName, number>> = {
  UserDetailList: 1,
  GroupDetailList: 2,
  RoleDetailList: 2,
  Policies: 3,
}

function isBehind(page: Page, last: Page): boolean {
  const reach = ({ lists }: Page) =>
    Math.max(0, ...[...lists].map(([name, items]) => (items.length > 0 ? ORDER[name] : 0)))
  return reach(last) > 0 && reach(page) > reach(last)
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

/** One answer's lists and other members; nothing in the lists is parsed yet. @throws RolecallError INPUT naming file, place, found and expected */
export function readPage(file: Pick<SavedFile, 'name' | keyof JsonBytes>): Page {
  const { name: shown, bytes } = file
  const start = blanks(bytes, 0)
  if (!isObjectAt(file, start))
    throw refused(shown, '$', `an object with ${LISTS.join(', ')}`, describe(parseJson(file)))
  const lists = new Map<ListName, readonly GivenItem[]>()
  const rest = new Map<string, unknown>()
  const end = throughObject(file, start, (member, at) => {
    const name = LISTS.find((list) => list === member)
    if (name !== undefined && isListAt(file, at)) return readList(file, at, (items) => lists.set(name, items))
    const slice = { start: at, end: skipValue(bytes, at) }
    const value = parseSlice(file, slice)
    if (name !== undefined) throw refused(shown, `$${pathStep(member)}`, 'a list', describe(value))
    rest.set(member, value)
    return slice.end
  })
  if (blanks(bytes, end) < bytes.length) throw new SyntaxError(`more text at byte ${end}`)
  if (lists.size === 0) {
    const found = [...rest.keys()].slice(0, 5).map((member) => JSON.stringify(member))
    throw refused(
      shown,
      '$',
      `at least one of ${LISTS.join(', ')}`,
      found.length > 0 ? `only ${found.join(', ')}` : 'an empty object',
    )
  }
  const truncated = rest.get('IsTruncated')
  if (truncated !== undefined && truncated !== null && typeof truncated !== 'boolean') {
    throw refused(shown, '$.IsTruncated', 'true or false', describe(truncated))
  }
  return { file: shown, lists, rest }
}

function readList(file: JsonBytes, start: number, keep: (items: readonly GivenItem[]) => void): number {
  const items: GivenItem[] = []
  const end = throughList(file, start, (at) => {
    if (isObjectAt(file, at)) {
      const item = new SlicedObject(file, at)
      items.push(item)
      return item.end
    }
    const slice = { start: at, end: skipValue(file.bytes, at) }
    items.push({ misplaced: parseSlice(file, slice) })
    return slice.end
  })
  keep(items)
  return end
}

function isTruncated(page: Page): boolean {
  return page.rest.get('IsTruncated') === true || typeof page.rest.get('NextToken') === 'string'
}
