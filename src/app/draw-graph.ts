import { buildGraph } from '../graph/build.ts'
import { type ComputedEdge, withComputedEdges } from '../graph/computed.ts'
import { GRAPH_WRITERS, type GraphFormat } from '../graph/export/index.ts'
import type { AccountView } from '../model/account.ts'

export { GRAPH_WRITERS, type GraphFormat }

/**
 * The graph of a night in one of the formats that other programs read, piece by piece.
 *
 * @param computed edges to draw beside those that stand in the night's data
 * @example
 * writeFileSync('night.graphml', [...drawGraph(readAccount(db, snapshot.id), 'graphml')].join(''))
 */
export function drawGraph(
  account: AccountView,
  format: GraphFormat,
  computed: readonly ComputedEdge[] = [],
): Iterable<string> {
  const graph = buildGraph(account)
  return GRAPH_WRITERS[format](computed.length === 0 ? graph : withComputedEdges(graph, computed), account.snapshot)
}
