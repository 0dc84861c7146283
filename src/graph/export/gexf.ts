import { write } from 'graphology-gexf'

import type { AccountGraph, EdgeAttributes, NodeAttributes } from '../graph.ts'
import { xmlEdge, xmlNode } from './xml-attributes.ts'
import { xmlGraph } from './xml-graph.ts'
import { visibleXml, xmlCharacters } from '../../util/xml.ts'

/** A night's graph as GEXF, which Gephi reads; nodes are labelled by name, edges by kind. {@link https://gexf.net/} */
export function* gexf(graph: AccountGraph): Generator<string> {
  yield visibleXml(write(xmlGraph(graph), { formatNode, formatEdge }))
  yield '\n'
}

function formatNode(_key: string, attributes: NodeAttributes) {
  return { label: xmlCharacters(attributes.name), attributes: Object.fromEntries(xmlNode(attributes)) }
}

function formatEdge(_key: string, attributes: EdgeAttributes) {
  return { label: attributes.kind, attributes: Object.fromEntries(xmlEdge(attributes)) }
}
