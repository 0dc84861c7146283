import type { AccountGraph, NodeAttributes, NodeKind } from '../../../graph/graph.ts'
import { trustedBy } from '../../../graph/operations/trusted-by.ts'
import type { TrustEdge } from '../../../graph/operations/trusts.ts'
import { byKeys } from '../../../model/compare.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Params, QueryContext } from '../../query.ts'
import { trustGap } from './trust-gap.ts'

/** Somebody whom a statement of a role's trust policy lets in: an edge of the graph with both of its ends. */
export interface TrustGrant {
  readonly role: NodeAttributes
  readonly trusted: NodeAttributes
  /** Place of the statement in the trust policy, from 0. */
  readonly statement: number
  readonly conditional: boolean | null
  readonly evidence: Evidence
}

/**
 * Who lets in somebody of a kind: by role, statement, and the name of whom they let in. A role whose trust policy cannot
 * be read is left unknown.
 */
export function grantsTo({ account, graph, unknown }: QueryContext<Params>, kind: NodeKind): readonly TrustGrant[] {
  for (const role of account.roles()) {
    const gap = trustGap(account, role)
    if (gap !== null) unknown('roles', gap, role.arn)
  }
  const trusted = graph().filterNodes((_key, attributes) => attributes.kind === kind)
  return trusted.flatMap((key) => grants(graph(), trustedBy(graph(), key))).toSorted(byRoleAndStatement)
}

const byRole = byKeys<TrustGrant>(
  ({ role }) => role.arn ?? '',
  ({ role }) => role.id ?? '',
)
const byTrusted = byKeys<TrustGrant>(({ trusted }) => trusted.name)

function byRoleAndStatement(a: TrustGrant, b: TrustGrant): number {
  return byRole(a, b) || a.statement - b.statement || byTrusted(a, b)
}

/** A Deny lets nobody in, nor does a statement that only speaks of session tags. */
function grants(graph: AccountGraph, edges: readonly TrustEdge[]): readonly TrustGrant[] {
  return edges.flatMap(({ role: roleKey, trusted: trustedKey, attributes }): readonly TrustGrant[] => {
    const { effect, assumes, statement, sid, conditional } = attributes
    if (effect !== 'Allow' || assumes !== true || statement === null) return []
    const role = graph.getNodeAttributes(roleKey)
    const trusted = graph.getNodeAttributes(trustedKey)
    const principal = trusted.arn ?? trusted.name
    const evidence: Evidence = { kind: 'trust', roleArn: role.arn ?? roleKey, statement, sid, principal }
    return [{ role, trusted, statement, conditional, evidence }]
  })
}
