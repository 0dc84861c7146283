import type { SnapshotInfo } from '../../model/snapshot.ts'
import type { AccountGraph } from '../graph.ts'
import { distinctKeys } from './distinct-keys.ts'
import { jsonList } from './json-list.ts'
import { openGraphEdges } from './opengraph-edges.ts'
import { openGraphNode, SOURCE_KIND } from './opengraph-node.ts'
import { xmlCharacters } from '../../util/xml.ts'

/**
 * A night's graph as a BloodHound OpenGraph payload, a line a node and a line an edge. BloodHound tells ids apart in upper
 * case and keeps what is uploaded in one graph, so ids that would be alike are numbered, and what has a name in its
 * account only is told with the account. Characters that PostgreSQL's texts cannot hold are dropped.
 * {@link https://bloodhound.specterops.io/opengraph/developer/nodes}
 * {@link https://bloodhound.specterops.io/opengraph/developer/edges}
 */
export function* opengraph(graph: AccountGraph, night: SnapshotInfo): Generator<string> {
  const ids = distinctKeys(graph.nodes(), (key) => idOf(key, graph, night), upperCase)
  const id = (key: string): string => ids.get(key) ?? key
  yield `{"metadata":${JSON.stringify({ source_kind: SOURCE_KIND })},\n"graph":{"nodes":[`
  yield* jsonList(graph.nodeEntries(), ({ node, attributes }) => openGraphNode(id(node), attributes, night))
  yield '],\n"edges":['
  yield* jsonList(openGraphEdges(graph, id), (edge) => edge)
  yield ']}}\n'
}

function upperCase(id: string): string {
  return id.toUpperCase()
}

/** Groups and roles that are known by name alone, and doctored entities, are told apart only within their account. */
function idOf(key: string, graph: AccountGraph, { account }: SnapshotInfo): string {
  const { kind } = graph.getNodeAttributes(key)
  return xmlCharacters(key.startsWith(`${kind}:`) && LOCAL.has(kind) ? `account:${account}/${key}` : key)
}

const LOCAL: ReadonlySet<string> = new Set([
  'user',
  'group',
  'role',
  'managed-policy',
  'instance-profile',
  'provider',
  'mfa-device',
])
