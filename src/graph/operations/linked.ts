import { byCodeUnit } from '../../model/compare.ts'
import type { AccountGraph, EdgeKind } from '../graph.ts'

/** What a node has through edges of one kind, such as a profile's roles by `exposes`: node keys, each once, sorted. */
export function linkedFrom(graph: AccountGraph, source: string, kind: EdgeKind): readonly string[] {
  const edges = graph.filterOutEdges(source, (_edge, attributes) => attributes.kind === kind)
  return unique(edges.map((edge) => graph.target(edge)))
}

/** What has a node through edges of one kind, such as a group's users by `member-of`: node keys, each once, sorted. */
export function linkedTo(graph: AccountGraph, target: string, kind: EdgeKind): readonly string[] {
  const edges = graph.filterInEdges(target, (_edge, attributes) => attributes.kind === kind)
  return unique(edges.map((edge) => graph.source(edge)))
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].toSorted(byCodeUnit)
}
