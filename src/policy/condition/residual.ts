import type { Budget } from '../limits.ts'
import type { Truth } from './truth.ts'

/**
 * A formula during a search, in which equal parts are one: what is left of it after a key was decided can be told from
 * what was left elsewhere by its number.
 */
export type Part =
  | { readonly id: number; readonly is: 'always' | 'never' }
  /** A test of one of the keys, by its place among the key's tests. */
  | { readonly id: number; readonly is: 'test'; readonly key: string; readonly test: number }
  | { readonly id: number; readonly is: 'unknown'; readonly why: string }
  | { readonly id: number; readonly is: 'not'; readonly of: Part }
  | { readonly id: number; readonly is: 'all' | 'any'; readonly of: readonly Part[] }

/** Makes parts, the same once. @throws LimitReached */
export interface Parts {
  readonly always: Part
  readonly never: Part
  test(key: string, test: number): Part
  unknown(why: string): Part
  not(of: Part): Part
  all(of: readonly Part[]): Part
  any(of: readonly Part[]): Part
  /** What is left once a leaf was replaced by what `leaf` makes of it. */
  replace(part: Part, leaf: (leaf: Leaf) => Part): Part
}

export type Leaf = Extract<Part, { is: 'test' | 'unknown' }>

export function makeParts(budget: Budget): Parts {
  const known = new Map<string, Part>()
  let count = 0
  const intern = (text: string, make: (id: number) => Part): Part => {
    let part = known.get(text)
    if (part === undefined) known.set(text, (part = make(count++)))
    return part
  }
  const always = intern('always', (id) => ({ id, is: 'always' }))
  const never = intern('never', (id) => ({ id, is: 'never' }))

  const not = (of: Part): Part => {
    if (of.is === 'not') return of.of
    if (of.is === 'always') return never
    if (of.is === 'never') return always
    return intern(`not ${of.id}`, (id) => ({ id, is: 'not', of }))
  }
  const join = (is: 'all' | 'any', of: readonly Part[]): Part => {
    const [neutral, decisive] = is === 'all' ? [always, never] : [never, always]
    const parts = new Map(of.flatMap((part) => (part.is === is ? part.of : [part])).map((part) => [part.id, part]))
    budget.spend('steps', parts.size)
    parts.delete(neutral.id)
    const isDecided =
      parts.has(decisive.id) || [...parts.values()].some((part) => part.is === 'not' && parts.has(part.of.id))
    if (isDecided) return decisive
    const sorted = [...parts.values()].sort((a, b) => a.id - b.id)
    const [first = neutral] = sorted
    return sorted.length < 2
      ? first
      : intern(`${is} ${sorted.map(({ id }) => id).join(' ')}`, (id) => ({ id, is, of: sorted }))
  }
  const replace: Parts['replace'] = (part, leaf) => {
    const done = new Map<number, Part>()
    const visit = (part: Part): Part => {
      budget.spend('steps', 1)
      let replaced = done.get(part.id)
      if (replaced === undefined) done.set(part.id, (replaced = replaceOne(part)))
      return replaced
    }
    const replaceOne = (part: Part): Part => {
      switch (part.is) {
        case 'always':
        case 'never':
          return part
        case 'test':
        case 'unknown':
          return leaf(part)
        case 'not': {
          const of = visit(part.of)
          return of === part.of ? part : not(of)
        }
        case 'all':
        case 'any': {
          const of = part.of.map(visit)
          return of.every((inner, index) => inner === part.of[index]) ? part : join(part.is, of)
        }
        default:
          return part satisfies never
      }
    }
    return visit(part)
  }
  return {
    always,
    never,
    not,
    replace,
    test: (key, test) => intern(`test ${test} ${key}`, (id) => ({ id, is: 'test', key, test })),
    unknown: (why) => intern(`unknown ${why}`, (id) => ({ id, is: 'unknown', why })),
    all: (of) => join('all', of),
    any: (of) => join('any', of),
  }
}

/** What a truth is as a part. */
export function partOf(truth: Truth, why: () => string, parts: Parts): Part {
  return truth === 'undecided' ? parts.unknown(why()) : truth ? parts.always : parts.never
}

/** The leaves of a part, each once, from left to right. @throws LimitReached */
export function leavesOf(part: Part, budget: Budget): readonly Leaf[] {
  const seen = new Set<number>()
  const leaves: Leaf[] = []
  const visit = (part: Part): void => {
    budget.spend('steps', 1)
    if (seen.has(part.id)) return
    seen.add(part.id)
    if (part.is === 'test' || part.is === 'unknown') leaves.push(part)
    else if (part.is === 'not') visit(part.of)
    else if (part.is === 'all' || part.is === 'any') for (const inner of part.of) visit(inner)
  }
  visit(part)
  return leaves
}
