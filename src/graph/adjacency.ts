import type { AccountGraph, Walk } from './graph.ts'

/** Who is next to whom, in compressed rows: the neighbours of node `i` are `neighbours[offsets[i]]` up to `offsets[i + 1]`. */
export interface Adjacency {
  /** The graph's nodes, in its order. */
  readonly keys: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly offsets: Uint32Array
  readonly neighbours: Uint32Array
}

/** Derives from the graph what walks over the whole account need, which take too long on the graph itself. */
export function adjacencyOf(graph: AccountGraph, { kinds, direction }: Walk): Adjacency {
  const keys = graph.nodes()
  const indexOf = new Map(keys.map((key, index) => [key, index]))
  const pairs: [from: number, to: number][] = []
  graph.forEachEdge((_edge, { kind }, source, target) => {
    if (!kinds.includes(kind)) return
    const [from, to] = direction === 'outbound' ? [source, target] : [target, source]
    pairs.push([indexOf.get(from) ?? 0, indexOf.get(to) ?? 0])
  })
  return { keys, indexOf, ...rows(pairs, keys.length) }
}

function rows(pairs: readonly (readonly [from: number, to: number])[], order: number) {
  const offsets = new Uint32Array(order + 1)
  for (const [from] of pairs) offsets[from + 1] = (offsets[from + 1] ?? 0) + 1
  for (let index = 1; index <= order; index++) offsets[index] = (offsets[index] ?? 0) + (offsets[index - 1] ?? 0)
  const free = offsets.slice()
  const neighbours = new Uint32Array(pairs.length)
  for (const [from, to] of pairs) {
    const place = free[from] ?? 0
    neighbours[place] = to
    free[from] = place + 1
  }
  return { offsets, neighbours }
}

/**
 * Walks breadth first.
 *
 * @returns the nodes come to, the starts included, in the order in which they were met
 */
export function reachableFrom({ keys, offsets, neighbours }: Adjacency, starts: Iterable<number>): Uint32Array {
  const met = new Uint32Array(keys.length)
  const seen = new Uint8Array(keys.length)
  let count = 0
  const meet = (index: number): void => {
    if (seen[index] !== 0) return
    seen[index] = 1
    met[count++] = index
  }
  for (const start of starts) meet(start)
  for (let next = 0; next < count; next++) {
    const index = met[next] ?? 0
    const end = offsets[index + 1] ?? 0
    for (let at = offsets[index] ?? 0; at < end; at++) meet(neighbours[at] ?? 0)
  }
  return met.slice(0, count)
}
