import type { AccountGraph } from '../graph.ts'
import { linkedTo } from './linked.ts'

/** The users of a group. Keys, sorted. */
export function members(graph: AccountGraph, group: string): readonly string[] {
  return linkedTo(graph, group, 'member-of')
}
