import { createHash } from 'node:crypto'

import type { Asked } from './asked.ts'
import { type IamError, validationError } from './iam-error.ts'
import type { Members } from './live-entities.ts'
import { listItem, type Written } from './xml.ts'

/** One list of an answer: how each item is written, and what tells it from the others while the list moves. */
export interface Section<Item> {
  readonly member: string
  readonly items: readonly Item[]
  readonly key: (item: Item) => string
  readonly shape: (item: Item) => unknown
}

/** A section whose items are known only to itself, so that sections of different items stand in one list. */
export interface AnySection {
  readonly member: string
  readonly length: number
  readonly key: (index: number) => string
  readonly write: (index: number, asked: Asked) => Written
}

/** Makes a section of any items. */
export function section<Item>({ member, items, key, shape }: Section<Item>): AnySection {
  const at = (index: number): Item => {
    const item = items[index]
    if (item === undefined) throw new RangeError(`${member} has no item ${index}`)
    return item
  }
  return {
    member,
    length: items.length,
    key: (index) => key(at(index)),
    write: (index, asked) => listItem(shape(at(index)), asked.xml),
  }
}

/**
 * One page of lists that share a budget of MaxItems, ended early by weight. The marker is bound to the operation and to
 * every other parameter. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html}
 */
export function page(asked: Asked, sections: readonly AnySection[], binding: string = bindingOf(asked)): Members {
  const most = maxItems(asked)
  const marker = readMarker(asked, binding)
  const number = marker?.page ?? 1
  const start = marker === null ? 0 : resumeAt(sections, marker)

  const fault = start === 0 && asked.pageFault === 'duplicate-entity' ? null : asked.pageFault
  const from = fault === 'duplicate-entity' ? start - 1 : start
  const { lists, end } = take(asked, sections, from, fault === 'empty-truncated-page' ? 0 : most)
  const isTruncated = end < totalOf(sections)
  const markerOf = (at: number, page: number): string => writeMarker(asked, binding, sections, at, page)
  const plain = isTruncated ? { IsTruncated: true, Marker: markerOf(end, number + 1) } : { IsTruncated: false }
  if (fault === null || (fault === 'stray-marker' && isTruncated)) return { ...lists, ...plain }

  asked.playPageFault()
  switch (fault) {
    case 'missing-marker':
      return { ...lists, IsTruncated: true }
    case 'repeat-marker':
      return { ...lists, IsTruncated: true, Marker: asked.params['Marker'] ?? markerOf(start, number) }
    case 'stray-marker':
      return { ...lists, IsTruncated: false, Marker: markerOf(end, number + 1) }
    case 'empty-truncated-page':
      return { ...lists, IsTruncated: true, Marker: markerOf(start, number + 1) }
    case 'duplicate-entity':
      return { ...lists, ...plain }
    default:
      return fault satisfies never
  }
}

/** Which page a request asks for; the first is 1. A marker that cannot be read is of page 1. */
export function pageNumber(marker: string | undefined): number {
  return decode(marker ?? '')?.page ?? 1
}

function take(
  asked: Asked,
  sections: readonly AnySection[],
  from: number,
  most: number,
): { readonly lists: Members; readonly end: number } {
  const lists = new Map<string, Written[]>(sections.map(({ member }) => [member, []]))
  const last = Math.min(totalOf(sections), from + most)
  let [end, bytes] = [from, 0]
  while (end < last && bytes < asked.options.pageBytes) {
    const { section, index } = locate(sections, end)
    const written = section.write(index, asked)
    lists.get(section.member)?.push(written)
    bytes += written.xml.length
    end++
  }
  return { lists: Object.fromEntries(lists), end }
}

/** What a marker says: what it belongs to, the number of its page, where that starts and what stood before it. */
interface Marker {
  readonly action: string
  readonly binding: string
  readonly page: number
  readonly at: number
  readonly after: string
}

function writeMarker(
  { action }: Asked,
  binding: string,
  sections: readonly AnySection[],
  at: number,
  page: number,
): string {
  const after = at === 0 ? '' : keyAt(sections, at - 1)
  return Buffer.from(JSON.stringify([hash(action), hash(binding), page, at, after])).toString('base64url')
}

function readMarker(asked: Asked, binding: string): Marker | null {
  const text = asked.params['Marker']
  if (text === undefined) return null
  const marker = decode(text)
  if (marker === null || marker.action !== hash(asked.action)) throw invalidMarker()
  if (marker.binding === hash(binding)) return marker
  throw asked.params['Filter.member.1'] === undefined
    ? invalidMarker()
    : validationError('Marker and Filter do not match')
}

function decode(text: string): Marker | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parsed) || parsed.length !== 5) return null
    const [action, binding, page, at, after] = parsed
    return {
      action: String(action),
      binding: String(binding),
      page: Number(page),
      at: Number(at),
      after: String(after),
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Where the page starts now: after what stood before it when the marker was written, wherever that is by now. */
function resumeAt(sections: readonly AnySection[], { at, after }: Marker): number {
  const total = totalOf(sections)
  if (at === 0 || (at <= total && keyAt(sections, at - 1) === after)) return at
  const moved = Array.from({ length: total }, (_, index) => index).find((index) => keyAt(sections, index) === after)
  return moved === undefined ? Math.min(at, total) : moved + 1
}

function keyAt(sections: readonly AnySection[], flat: number): string {
  const { section, index } = locate(sections, flat)
  return hash(section.key(index))
}

function locate(
  sections: readonly AnySection[],
  flat: number,
): { readonly section: AnySection; readonly index: number } {
  let index = flat
  for (const section of sections) {
    if (index < section.length) return { section, index }
    index -= section.length
  }
  throw new RangeError(`no item ${flat}`)
}

function totalOf(sections: readonly AnySection[]): number {
  return sections.reduce((sum, { length }) => sum + length, 0)
}

function maxItems({ params }: Asked): number {
  const text = params['MaxItems'] ?? '100'
  const number = Number(text)
  const limit = number > 1000 ? 'less than or equal to 1000' : 'greater than or equal to 1'
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number
  throw validationError(
    `1 validation error detected: Value '${text}' at 'maxItems' failed to satisfy constraint: Member must have value ${limit}`,
  )
}

function bindingOf({ params }: Asked): string {
  return JSON.stringify(Object.entries(params).filter(([name]) => name !== 'MaxItems' && name !== 'Marker'))
}

function invalidMarker(): IamError {
  return validationError('Invalid Marker.')
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 10)
}
