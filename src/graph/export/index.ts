import type { SnapshotInfo } from '../../model/snapshot.ts'
import type { AccountGraph } from '../graph.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { json } from './json.ts'
import { opengraph } from './opengraph.ts'

/** Writes a night's graph as one document, in pieces to be put one after the other. */
export type GraphWriter = (graph: AccountGraph, night: SnapshotInfo) => Iterable<string>

/** Every format a graph can be written in, by the name a user gives. */
export const GRAPH_WRITERS = { json, graphml, gexf, opengraph } as const satisfies Readonly<Record<string, GraphWriter>>

export type GraphFormat = keyof typeof GRAPH_WRITERS
