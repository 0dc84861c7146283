import type { SnapshotInfo } from '../../model/snapshot.ts'
import type { AccountGraph } from '../graph.ts'
import { XML_EDGE, XML_NODE, type XmlType, xmlEdge, xmlNode } from './xml-attributes.ts'
import { xmlGraph } from './xml-graph.ts'
import { xmlText } from '../../util/xml.ts'

/** A night's graph as GraphML, a piece at a time. {@link http://graphml.graphdrawing.org/primer/graphml-primer.html} */
export function* graphml(graph: AccountGraph, { account, takenAt }: SnapshotInfo): Generator<string> {
  const clean = xmlGraph(graph)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield* keys('graph', { account: 'string', takenAt: 'string' })
  yield* keys('node', XML_NODE)
  yield* keys('edge', XML_EDGE)
  yield '<graph edgedefault="directed">\n'
  const night = Object.entries({ account, takenAt })
  yield `${data('graph', night)}\n`
  for (const { node, attributes } of clean.nodeEntries()) {
    yield `<node id="${xmlText(node)}">${data('node', xmlNode(attributes))}</node>\n`
  }
  for (const { edge, source, target, attributes } of clean.edgeEntries()) {
    const ends = `source="${xmlText(source)}" target="${xmlText(target)}"`
    yield `<edge id="${xmlText(edge)}" ${ends}>${data('edge', xmlEdge(attributes))}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

type Domain = 'graph' | 'node' | 'edge'

function* keys(domain: Domain, types: Readonly<Record<string, XmlType>>): Generator<string> {
  for (const [name, type] of Object.entries(types)) {
    yield `<key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`
  }
}

function data(domain: Domain, attributes: Iterable<readonly [name: string, value: string | number | boolean]>): string {
  return [...attributes]
    .map(([name, value]) => `<data key="${domain}-${name}">${xmlText(String(value))}</data>`)
    .join('')
}
