import { buildGraph } from '../graph/build.ts'
import { GRAPH_WRITERS, type GraphFormat } from '../graph/export/index.ts'
import type { AccountView } from '../model/account.ts'

export { GRAPH_WRITERS, type GraphFormat }

/**
 * The graph of a night in one of the formats that other programs read, piece by piece.
 *
 * @example
 * writeFileSync('night.graphml', [...drawGraph(readAccount(db, snapshot.id), 'graphml')].join(''))
 */
export function drawGraph(account: AccountView, format: GraphFormat): Iterable<string> {
  return GRAPH_WRITERS[format](buildGraph(account), account.snapshot)
}
