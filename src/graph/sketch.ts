import { MultiDirectedGraph } from 'graphology'

import { byCodeUnit, byKeys } from '../model/compare.ts'
import type { AccountGraph, EdgeAttributes, GraphAttributes, NodeAttributes } from './graph.ts'

/** A node before it stands in the graph. */
export interface SketchNode {
  readonly key: string
  readonly attributes: NodeAttributes
}

/** A graph in the making: what is said twice is drawn once, in whatever order it was said. */
export interface Sketch {
  /** The first word about a node counts, so entities of the night go before those only referred to. Returns its key. */
  node(node: SketchNode): string
  /** The nodes something refers to, or where there are none the one made to stand for what is missing. */
  nodeOf(known: readonly string[], missing: () => SketchNode): readonly string[]
  edge(source: string, targets: readonly string[], attributes: EdgeAttributes): void
  /** Nodes in the order of their keys; edges in the order of their sources, then kinds and targets. */
  draw(attributes: GraphAttributes): AccountGraph
}

/** Begins an empty sketch. */
export function sketch(): Sketch {
  const nodes = new Map<string, NodeAttributes>()
  const edges = new Map<string, SketchEdge[]>()
  const node = ({ key, attributes }: SketchNode): string => {
    if (!nodes.has(key)) nodes.set(key, attributes)
    return key
  }
  return {
    node,
    nodeOf: (known, missing) => (known.length > 0 ? known : [node(missing())]),
    edge(source, targets, attributes) {
      const drawn = edges.get(source) ?? []
      edges.set(source, drawn)
      for (const target of targets) drawn.push({ label: edgeLabel(target, attributes), target, attributes })
    },
    draw(attributes) {
      const graph: AccountGraph = new MultiDirectedGraph()
      graph.replaceAttributes({ ...attributes })
      const keys = [...nodes.keys()].toSorted(byCodeUnit)
      for (const key of keys) graph.addNode(key, nodes.get(key))
      for (const key of keys) addEdges(graph, key, edges.get(key) ?? [])
      return graph
    },
  }
}

interface SketchEdge {
  /** What tells it from the other edges of its source. */
  readonly label: string
  readonly target: string
  readonly attributes: EdgeAttributes
}

const byLabel = byKeys<SketchEdge>((edge) => edge.label)

function addEdges(graph: AccountGraph, source: string, edges: readonly SketchEdge[]): void {
  const start = edgeStart(source)
  let last: string | null = null
  for (const { label, target, attributes } of edges.toSorted(byLabel)) {
    if (label !== last) graph.addDirectedEdgeWithKey(`${start} ${label}`, source, target, attributes)
    last = label
  }
}

/**
 * How the keys of a node's edges begin. An edge's key, the same in every night that has it, is `SOURCE KIND TARGET`, and
 * for trust the statement's place.
 */
export function edgeStart(source: string): string {
  return source.replace(/[ %]/g, encodeURIComponent)
}

function edgeLabel(target: string, { kind, statement, negated }: EdgeAttributes): string {
  return statement === null ? `${kind} ${target}` : `${kind} ${target} ${negated ? 'not-' : ''}${statement}`
}
