import type { SnapshotInfo } from '../../model/snapshot.ts'
import { visibleJson } from '../../util/visible-json.ts'
import type { AccountGraph } from '../graph.ts'

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
  yield* list(graph.nodeEntries(), ({ node, attributes }) => ({ key: node, attributes }))
  yield '],\n"edges":['
  yield* list(graph.edgeEntries(), ({ edge, source, target, attributes }) => ({
    key: edge,
    source,
    target,
    attributes,
  }))
  yield ']}\n'
}

function* list<T>(items: Iterable<T>, serialised: (item: T) => object): Generator<string> {
  let before = '\n'
  for (const item of items) {
    yield before + visibleJson(JSON.stringify(serialised(item)))
    before = ',\n'
  }
}
