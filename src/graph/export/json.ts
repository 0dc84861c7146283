import type { SnapshotInfo } from '../../model/snapshot.ts'
import { visibleJson } from '../../util/visible-json.ts'
import type { AccountGraph } from '../graph.ts'
import { jsonList } from './json-list.ts'

/**
 * A night's graph in graphology's serialised form, a line a node and a line an edge: `Graph.from(JSON.parse(text))`
 * gives it back. {@link https://graphology.github.io/serialization.html}
 */
export function* json(
  graph: AccountGraph,
  { account, partition, alias, takenAt, label }: SnapshotInfo,
): Generator<string> {
  const attributes = { account, partition, alias, takenAt, label }
  const options = { type: 'directed', multi: true, allowSelfLoops: true }
  yield `{"attributes":${visibleJson(JSON.stringify(attributes))},\n"options":${JSON.stringify(options)},\n"nodes":[`
  yield* jsonList(graph.nodeEntries(), ({ node, attributes }) => ({ key: node, attributes }))
  yield '],\n"edges":['
  yield* jsonList(graph.edgeEntries(), ({ edge, source, target, attributes }) => ({
    key: edge,
    source,
    target,
    attributes,
  }))
  yield ']}\n'
}
