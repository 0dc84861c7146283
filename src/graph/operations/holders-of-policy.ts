import type { AccountGraph } from '../graph.ts'
import { linkedTo } from './linked.ts'

/** Node keys of whoever has a policy, by the way in which they have it. */
export interface PolicyHolders {
  readonly attached: readonly string[]
  readonly embedded: readonly string[]
  /** Whom it only limits. */
  readonly boundary: readonly string[]
}

/** Everyone who has a managed or inline policy, the principals it bounds apart from those it grants to. */
export function holdersOfPolicy(graph: AccountGraph, policy: string): PolicyHolders {
  return {
    attached: linkedTo(graph, policy, 'attaches'),
    embedded: linkedTo(graph, policy, 'embeds'),
    boundary: linkedTo(graph, policy, 'bounded-by'),
  }
}
