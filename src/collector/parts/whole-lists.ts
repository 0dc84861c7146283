import { z } from 'zod'

import type { Members } from '../../model/fact.ts'
import { type Answered, keyIn, readAs, readList } from './answered.ts'
import { text } from './shapes.ts'

/** Which paged list: the operation, the member of its input that says whose, and that of its output that holds items. */
export interface ListOf<Item extends z.ZodType> {
  readonly operation: string
  readonly by: string
  readonly member: string
  readonly item: Item
}

/** All items of one list, and its first page for what else it says. */
export interface WholeList<Item> {
  readonly of: string
  readonly items: readonly Item[]
  readonly first: Members
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
  readonly output: Members
}

const paging = z.looseObject({
  IsTruncated: z.boolean({ error: 'true or false' }).nullish(),
  Marker: text.nullish(),
})

/**
 * Lists as soon as all their pages are there, whatever order these come in, each list once. One that never reached its
 * end is left out: an entity whose last pages could not be had is unknown, not poor.
 *
 * @throws UnreadableAnswer
 */
export function* wholeLists<Item extends z.ZodType>(
  answers: Iterable<Answered>,
  { operation, by, member, item }: ListOf<Item>,
): Generator<WholeList<z.infer<Item>>> {
  const open = new Map<string, Map<string, Page<z.infer<Item>>>>()
  const done = new Set<string>()
  for (const { input, output } of answers) {
    const of = keyIn(input, by)
    if (done.has(of)) continue
    const { IsTruncated, Marker } = readAs(paging, output, operation)
    const page = {
      items: readList(item, output, operation, member),
      next: IsTruncated === false ? null : (Marker ?? null),
      output,
    }
    const pages = open.get(of) ?? new Map<string, typeof page>()
    open.set(of, pages.set(keyIn(input, 'Marker'), page))
    const chain = chained(pages)
    if (chain === null) continue
    done.add(of)
    open.delete(of)
    yield { of, items: chain.flatMap(({ items }) => items), first: chain[0]?.output ?? output }
  }
}

/** Pages from the first to the last; null while one of them is missing. */
function chained<Item>(pages: ReadonlyMap<string, Page<Item>>): readonly Page<Item>[] | null {
  const chain: Page<Item>[] = []
  for (let marker: string | null = ''; marker !== null && chain.length < pages.size;) {
    const page = pages.get(marker)
    if (!page) return null
    chain.push(page)
    marker = page.next
  }
  return chain.at(-1)?.next === null ? chain : null
}
