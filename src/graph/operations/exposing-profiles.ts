import type { AccountGraph } from '../graph.ts'
import { linkedTo } from './linked.ts'

/** The instance profiles through which a role reaches instances. Keys, sorted. */
export function exposingProfiles(graph: AccountGraph, role: string): readonly string[] {
  return linkedTo(graph, role, 'exposes')
}
