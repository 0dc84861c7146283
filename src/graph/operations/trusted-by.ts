import type { AccountGraph } from '../graph.ts'
import type { TrustEdge } from './trusts.ts'

/** The roles whose trust policies name a node itself: who trusts the account it lives in is asked of the account's node. */
export function trustedBy(graph: AccountGraph, trusted: string): readonly TrustEdge[] {
  return graph
    .filterInEdges(trusted, (_edge, { kind }) => kind === 'trusts')
    .map((edge) => ({ role: graph.source(edge), trusted, attributes: graph.getEdgeAttributes(edge) }))
}
