import { bfsFromNode } from 'graphology-traversal'

import { byCodeUnit } from '../../model/compare.ts'
import type { AccountGraph, Walk } from '../graph.ts'

/** A node that a walk came to, and in how many steps. */
export interface Reached {
  readonly key: string
  readonly depth: number
}

/**
 * What a walk from one node comes to, the nearest first. To walk from many nodes, use `reachableFromEach`.
 *
 * @throws Error where the graph has no such node
 */
export function reachable(graph: AccountGraph, start: string, walk: Walk): readonly Reached[] {
  const reached: Reached[] = []
  const visit = (key: string, _attributes: unknown, depth: number): void => {
    if (depth > 0) reached.push({ key, depth })
  }
  bfsFromNode(narrowed(graph, walk), start, visit, { mode: walk.direction })
  return reached.toSorted((a, b) => a.depth - b.depth || byCodeUnit(a.key, b.key))
}

/** The same nodes with the chosen edges alone, since a traversal follows whatever edge there is. */
function narrowed(graph: AccountGraph, { kinds }: Walk): AccountGraph {
  const narrow = graph.nullCopy()
  graph.forEachNode((key, attributes) => narrow.addNode(key, attributes))
  graph.forEachEdge((key, attributes, source, target) => {
    if (kinds.includes(attributes.kind)) narrow.addDirectedEdgeWithKey(key, source, target, attributes)
  })
  return narrow
}
