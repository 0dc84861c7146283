import type { HeldPolicies } from '../../../access/held-policies.ts'
import type { DocumentRef } from '../../../model/document.ts'
import type { Group, Principal } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { isKnown, type Part } from '../../../model/part.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { entityGap, type Gap } from '../entities/gaps.ts'
import type { HeldPolicy } from './policy-holders.ts'
import type { Params, QueryContext } from '../../query.ts'

/** A policy of a night, a managed one or one embedded in its holder, with its document in force. */
export interface FoundPolicy {
  readonly kind: 'aws' | 'customer' | 'inline'
  /** Null for an inline policy, as is the id. */
  readonly policyArn: string | null
  readonly policyId: string | null
  readonly policyName: string
  /** The default version; null for an inline policy, or where the night does not say it. */
  readonly version: string | null
  /** Who has an inline policy. */
  readonly holder: Principal | Group | null
  /** Of a managed policy: who has it. */
  readonly held: HeldPolicy | null
  /** Whether it grants to somebody, as an inline policy always does; a gap where the night cannot tell. */
  readonly isAttached: boolean | Gap
  /** Whether it is somebody's boundary. */
  readonly isBoundary: boolean | Gap
  readonly policy: Policy
  /** Why the document cannot be judged: the night lacks it, or it is no policy. */
  readonly gap: string | null
}

/** A document by its name in the night, or why there is none to judge. */
export function documentOf(
  documents: HeldPolicies,
  ref: DocumentRef | null,
  missing: string,
): Pick<FoundPolicy, 'policy' | 'gap'> {
  if (ref === null) return { policy: { statements: [], undecidable: missing }, gap: missing }
  const policy = documents.read(ref)
  return { policy, gap: policy.undecidable === null ? null : `its document cannot be read: ${policy.undecidable}` }
}

/** Columns that tell a policy, first in every row about policies: rows stand in their order, inline policies first. */
export const POLICY_COLUMNS = ['policyArn', 'policyId', 'resourceArn', 'resourceId', 'policyName', 'version'] as const

/** The cells of {@link POLICY_COLUMNS}; the resource is who has an inline policy. As of ways in, not the first of a row. */
export function policyCells(found: FoundPolicy): Record<(typeof POLICY_COLUMNS)[number], string | null> {
  const { policyArn, policyId, policyName, version, holder } = found
  return {
    policyArn,
    policyId,
    resourceArn: holder?.arn ?? null,
    resourceId: holder?.id ?? null,
    policyName,
    version,
  }
}

/**
 * Those whose documents can be judged; each other is left unknown, unless its part was not read at all, which is said
 * once for all.
 */
export function* readable(context: QueryContext<Params>, policies: Iterable<FoundPolicy>): Generator<FoundPolicy> {
  for (const found of policies) {
    if (found.gap === null) yield found
    else if (isKnown(context.account.parts.get(partOf(found)))) leaveOpen(context, found, found.gap)
  }
}

/** Says that a policy cannot be judged, and why. */
export function leaveOpen({ account, unknown }: QueryContext<Params>, found: FoundPolicy, why: string): void {
  const part = partOf(found)
  if (found.holder !== null) unknown(part, `its inline policy ${found.policyName}: ${why}`, arnOf(found))
  else unknown(part, found.held?.policy === null ? entityGap(account, part, why).reason : why, arnOf(found))
}

/** A statement of a policy, as what a verdict rests on. */
export function statementEvidence(found: FoundPolicy, { index, sid, effect }: PolicyStatement): Evidence {
  const policyName = found.holder === null ? null : found.policyName
  return {
    kind: 'statement',
    policyArn: arnOf(found),
    policyName,
    version: found.version,
    statement: index,
    sid,
    effect,
  }
}

/** Which part of a night holds a policy's document. */
function partOf({ kind, holder }: FoundPolicy): Part {
  return holder === null ? (kind === 'aws' ? 'aws-policies' : 'customer-policies') : `${holder.kind}s`
}

/** The ARN that stands for a policy: its own or, as an inline policy has none, its holder's. */
function arnOf({ policyArn, holder }: FoundPolicy): string {
  return policyArn ?? holder?.arn ?? ''
}
