import { DirectedGraph } from 'graphology'
import { stronglyConnectedComponents } from 'graphology-components'

import { byCodeUnit, byKeys } from '../../model/compare.ts'

/**
 * The circles of a relation: keys of which each leads to every other, two at least, each circle as large as it is.
 *
 * @param leadsTo whom each key leads to at once; keys that it does not list lead nowhere
 */
export function circlesOf(leadsTo: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const graph = new DirectedGraph()
  for (const key of leadsTo.keys()) graph.addNode(key)
  for (const [from, targets] of leadsTo) {
    for (const to of targets) if (graph.hasNode(to) && to !== from) graph.mergeEdge(from, to)
  }
  return stronglyConnectedComponents(graph)
    .filter((keys) => keys.length > 1)
    .map((keys) => keys.toSorted(byCodeUnit))
    .sort(byKeys(([first = '']) => first))
}
