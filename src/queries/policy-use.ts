import type { AccountGraph } from '../graph/graph.ts'
import { holdersOfPolicy } from '../graph/operations/holders-of-policy.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Gap } from './gaps.ts'
import type { PolicyNode } from './policy-nodes.ts'

/** Who has a managed policy in this night, and how, in the order of their ARNs. */
export interface PolicyUse {
  readonly attachments: readonly Evidence[]
  readonly boundaries: readonly Evidence[]
}

/** Follows a policy's edges back to the users, groups and roles that it is attached to or limits. */
export function policyUse(graph: AccountGraph, { key, arn: policyArn }: PolicyNode): PolicyUse {
  const { attached, boundary } = holdersOfPolicy(graph, key)
  const arnOf = (holder: string): string => graph.getNodeAttribute(holder, 'arn') ?? holder
  return {
    attachments: attached.map((holder) => ({ kind: 'attachment', policyArn, to: arnOf(holder) })),
    boundaries: boundary.map((holder) => ({ kind: 'boundary', policyArn, of: arnOf(holder) })),
  }
}

/**
 * Whether a policy is in use in one way, going by what the night shows and by what AWS counts: in use if either says
 * so. Where neither does, it is unused if AWS counted, or if the night would show it; else the gap says why not.
 */
export function inUse(seen: readonly Evidence[], counted: number | null, gap: Gap | null): boolean | Gap {
  if (seen.length > 0 || (counted ?? 0) > 0) return true
  return counted === null && gap !== null ? gap : false
}
