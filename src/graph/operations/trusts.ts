import type { AccountGraph, EdgeAttributes } from '../graph.ts'

/** One principal of one statement in a role's trust policy; `role` and `trusted` are node keys. */
export interface TrustEdge {
  readonly role: string
  readonly trusted: string
  readonly attributes: EdgeAttributes
}

/** Whom a role's trust policy names, Deny statements included, in the order of the graph. */
export function trusts(graph: AccountGraph, role: string): readonly TrustEdge[] {
  return graph
    .filterOutEdges(role, (_edge, { kind }) => kind === 'trusts')
    .map((edge) => ({ role, trusted: graph.target(edge), attributes: graph.getEdgeAttributes(edge) }))
}
