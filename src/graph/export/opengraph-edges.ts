import type { AccountGraph, EdgeAttributes } from '../graph.ts'
import { edgeStart } from '../sketch.ts'
import { openGraphKind } from './opengraph-kind.ts'
import { xmlCharacters } from '../../util/xml.ts'

/** An edge of a payload. Lists that say something of each edge drawn as one are of one length. */
export interface OpenGraphEdge {
  readonly start: OpenGraphEnd
  readonly end: OpenGraphEnd
  readonly kind: string
  readonly properties: Readonly<Record<string, string | readonly string[] | readonly number[] | readonly boolean[]>>
}

/** Which node an edge starts or ends at. */
export interface OpenGraphEnd {
  readonly match_by: 'id'
  readonly value: string
}

/**
 * The graph's edges as BloodHound takes them, which keeps one of a kind between two nodes: the statements of a trust policy
 * that name the same principal, and the techniques by which somebody can become somebody, are drawn as one edge. Those of
 * a Deny are of another kind, so that no path leads over them.
 */
export function* openGraphEdges(graph: AccountGraph, id: (key: string) => string): Generator<OpenGraphEdge> {
  for (const { kind, source, target, edges } of together(graph)) {
    yield { start: end(id(source)), end: end(id(target)), kind: openGraphKind(kind), properties: properties(edges) }
  }
}

interface Together {
  readonly kind: Parameters<typeof openGraphKind>[0]
  readonly source: string
  readonly target: string
  readonly edges: EdgeAttributes[]
}

/** Those of one kind between two nodes together, in the graph's order. */
function together(graph: AccountGraph): Iterable<Together> {
  const found = new Map<string, Together>()
  for (const { source, target, attributes } of graph.edgeEntries()) {
    const kind = attributes.effect === 'Deny' ? 'distrusts' : attributes.kind
    const key = `${edgeStart(source)} ${kind} ${target}`
    const known = found.get(key)
    if (known) known.edges.push(attributes)
    else found.set(key, { kind, source, target, edges: [attributes] })
  }
  return found.values()
}

function end(value: string): OpenGraphEnd {
  return { match_by: 'id', value }
}

function properties(edges: readonly EdgeAttributes[]): OpenGraphEdge['properties'] {
  const [first] = edges
  if (first?.decision !== undefined) return computed(edges)
  return first?.kind === 'trusts' ? trusting(edges) : {}
}

function trusting(edges: readonly EdgeAttributes[]): OpenGraphEdge['properties'] {
  return {
    statements: edges.map(({ statement }) => statement ?? -1),
    sids: edges.map(({ sid }) => xmlCharacters(sid ?? '')),
    assumes: edges.map(({ assumes }) => assumes === true),
    conditional: edges.map(({ conditional }) => conditional === true),
    negated: edges.map(({ negated }) => negated === true),
  }
}

/** One way that is allowed is enough for the edge to be. */
function computed(edges: readonly EdgeAttributes[]): OpenGraphEdge['properties'] {
  return {
    decision: edges.some(({ decision }) => decision === 'allowed') ? 'allowed' : 'conditional',
    decisions: edges.map(({ decision }) => decision ?? 'conditional'),
    techniques: edges.map(({ technique }) => xmlCharacters(technique ?? '')),
    conditions: edges.map(({ conditions = [] }) => xmlCharacters(conditions.join('; '))),
    services: edges.map(({ services = [] }) => xmlCharacters(services.join(', '))),
    actions: edges.map(({ actions = [] }) => xmlCharacters(actions.join(', '))),
  }
}
