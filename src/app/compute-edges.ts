import type { Access } from '../access/access.ts'
import { computedEdges } from '../escalation/computed-edges.ts'
import { openEscalation } from '../escalation/open-escalation.ts'
import { TECHNIQUES } from '../escalation/techniques/index.ts'
import type { ComputedEdge } from '../graph/computed.ts'
import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import { isKnown } from '../model/part.ts'
import type { Policy } from '../policy/document/policy.ts'
import { describeGap, startUnknowns, type Unknown } from '../queries/unknown.ts'

/** Edges, and what they leave open. */
export interface ComputedGraphEdges {
  readonly edges: readonly ComputedEdge[]
  readonly unknown: readonly Unknown[]
}

/**
 * What users and roles can do with one another in a night, as edges to draw.
 *
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 * @example
 * const { edges } = computeEdges(account, access)
 * const text = [...drawGraph(account, 'opengraph', edges)].join('')
 */
export function computeEdges(account: AccountView, access: Access): ComputedGraphEdges {
  if (!(['users', 'roles'] as const).some((part) => isKnown(account.parts.get(part))))
    throw new RolecallError('UNANSWERABLE', 'graph --computed: this night has neither users nor roles')
  const unknowns = startUnknowns()
  for (const part of NEEDS) {
    const gap = describeGap(account.parts.get(part))
    if (gap !== null) unknowns.add(part, gap, 'all')
  }
  const escalation = openEscalation({ account, access, techniques: TECHNIQUES })
  for (const { principal } of escalation.everyone) {
    const odd = access.held.of(principal).flatMap(({ policy }) => trouble(policy))[0]
    if (odd !== undefined) unknowns.add(principal.kind === 'user' ? 'users' : 'roles', odd, principal.arn)
  }
  return { edges: computedEdges(escalation), unknown: unknowns.list() }
}

/** What of a policy cannot be read, which whatever it says may hang on. */
function trouble({ undecidable, statements }: Policy): readonly string[] {
  return [undecidable, ...statements.map((statement) => statement.undecidable)].filter((why) => why !== null)
}

const NEEDS = ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'] as const
