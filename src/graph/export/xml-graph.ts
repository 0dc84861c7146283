import type { AccountGraph } from '../graph.ts'
import { distinctKeys } from './distinct-keys.ts'
import { xmlCharacters } from '../../util/xml.ts'

/**
 * A graph whose keys XML can carry: itself where they all can, else a copy in which what XML forbids is dropped from
 * keys, and those that became alike are numbered, so that no node or edge is lost.
 */
export function xmlGraph(graph: AccountGraph): AccountGraph {
  const { account, partition, takenAt } = graph.getAttributes()
  const keys = [...graph.nodes(), ...graph.edges(), account, partition]
  if (keys.every((key) => xmlCharacters(key) === key)) return graph

  const nodeKeys = distinctKeys(graph.nodes(), xmlCharacters)
  const edgeKeys = distinctKeys(graph.edges(), xmlCharacters)
  const nodeKey = (key: string): string => nodeKeys.get(key) ?? key
  const copy = graph.nullCopy()
  copy.replaceAttributes({ account: xmlCharacters(account), partition: xmlCharacters(partition), takenAt })
  graph.forEachNode((key, attributes) => copy.addNode(nodeKey(key), attributes))
  graph.forEachEdge((key, attributes, source, target) => {
    copy.addDirectedEdgeWithKey(edgeKeys.get(key) ?? key, nodeKey(source), nodeKey(target), attributes)
  })
  return copy
}
