import { byCodeUnit } from '../../model/compare.ts'
import { adjacencyOf, reachableFrom } from '../adjacency.ts'
import type { AccountGraph, Walk } from '../graph.ts'

/**
 * What walks from many nodes come to, one start after the other: keys, sorted, without the start itself.
 * It says the same as `reachable` in a fraction of the time. Starts that the graph does not have reach nothing.
 */
export function* reachableFromEach(
  graph: AccountGraph,
  starts: Iterable<string>,
  walk: Walk,
): Generator<readonly [start: string, reached: readonly string[]]> {
  const adjacency = adjacencyOf(graph, walk)
  for (const start of starts) {
    const index = adjacency.indexOf.get(start)
    const reached = index === undefined ? [] : [...reachableFrom(adjacency, [index])].filter((found) => found !== index)
    yield [start, reached.map((found) => adjacency.keys[found] ?? '').toSorted(byCodeUnit)]
  }
}
