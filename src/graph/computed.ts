import { nameInArn, parseArn } from '../model/arn.ts'
import { byCodeUnit, byKeys } from '../model/compare.ts'
import type { AccountGraph, ComputedAttributes, ComputedKind, EdgeAttributes } from './graph.ts'
import { arnKey } from './node-keys.ts'
import { referredNode } from './nodes.ts'
import { edgeStart, type SketchNode } from './sketch.ts'

/** What somebody can do with somebody else, as it was computed from policies. Both are told by node key, ARN or `ARN#id`. */
export interface ComputedEdge extends ComputedAttributes {
  readonly kind: ComputedKind
  readonly from: string
  /** `account:111122223333` stands for everything there that lets it be done, which is not made into pairs. */
  readonly to: string
}

/**
 * The graph with computed edges beside its own, the same in whatever order they come. Somebody whom the graph does not
 * know becomes a node that is not present; an ARN that entities share means each of them.
 *
 * @example
 * const whole = withComputedEdges(buildGraph(account), computedEdges(escalation))
 */
export function withComputedEdges(graph: AccountGraph, edges: readonly ComputedEdge[]): AccountGraph {
  const whole: AccountGraph = graph.copy()
  const nodes = nodesNamed(whole)
  for (const name of namesIn(edges)) nodes(name)
  const bySource = new Map<string, ComputedEdge[]>()
  for (const edge of edges) {
    for (const source of nodes(edge.from)) {
      const own = bySource.get(source)
      if (own) own.push(edge)
      else bySource.set(source, [edge])
    }
  }
  for (const source of [...bySource.keys()].toSorted(byCodeUnit)) {
    const own = bySource.get(source) ?? []
    addEdges(
      whole,
      own.flatMap((edge) => nodes(edge.to).map((target) => drawnEdge(source, target, edge))),
    )
  }
  return whole
}

function namesIn(edges: readonly ComputedEdge[]): readonly string[] {
  const names = new Set(edges.map(({ from }) => from))
  for (const { to } of edges) names.add(to)
  return [...names].toSorted(byCodeUnit)
}

function addEdges(graph: AccountGraph, drawn: readonly ReturnType<typeof drawnEdge>[]): void {
  let last = ''
  for (const { label, said, source, target, attributes } of drawn.toSorted(byLabelAndWords)) {
    const words = `${label} ${said}`
    if (words !== last) graph.addDirectedEdgeWithKey(freeKey(graph, label), source, target, attributes)
    last = words
  }
}

/** Finds nodes by key, ARN, or ARN and unique id; makes one where there is none. */
function nodesNamed(graph: AccountGraph): (name: string) => readonly string[] {
  const named = new Map<string, string[]>()
  const add = (name: string, key: string): void => {
    const keys = named.get(name)
    if (keys) keys.push(key)
    else named.set(name, [key])
  }
  graph.forEachNode((key, { arn, id }) => {
    if (arn === null) return
    add(arn, key)
    if (id !== null) add(`${arn}#${id}`, key)
  })
  return (name) => {
    if (graph.hasNode(name)) return [name]
    const keys = named.get(name)
    if (keys !== undefined) return keys
    const { key, attributes } = unknownNode(name)
    if (!graph.hasNode(key)) graph.addNode(key, attributes)
    return [key]
  }
}

function unknownNode(name: string): SketchNode {
  const arn = parseArn(name)
  const account = arn?.resource === 'root' ? arn.account : /^account:(\d{12})$/.exec(name)?.[1]
  if (account !== undefined) {
    return referredNode('external-account', `account:${account}`, { arn: arn && name, id: account, name: account })
  }
  return referredNode(
    'external-principal',
    arnKey('external-principal', name),
    arn ? { arn: name, name: nameInArn(name) } : { name },
  )
}

function drawnEdge(source: string, target: string, edge: ComputedEdge) {
  const { kind, decision, technique, conditions, services, actions } = edge
  const label = `${edgeStart(source)} ${kind} ${target}${technique === null ? '' : ` ${technique}`}`
  const own: ComputedAttributes = { decision, technique, conditions, services, actions }
  const attributes: EdgeAttributes = { kind, ...untrusting, ...own }
  return { label, said: JSON.stringify(own), source, target, attributes }
}

const untrusting = { effect: null, assumes: null, statement: null, sid: null, conditional: null, negated: null }

const byLabelAndWords = byKeys<ReturnType<typeof drawnEdge>>(
  ({ label }) => label,
  ({ said }) => said,
)

/** The same deed by other means, such as under other conditions, is a further edge, and numbered. */
function freeKey(graph: AccountGraph, label: string): string {
  let key = label
  for (let number = 2; graph.hasEdge(key); number++) key = `${label} ${number}`
  return key
}
