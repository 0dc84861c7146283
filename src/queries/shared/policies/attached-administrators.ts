import type { Evidence } from '../../../model/evidence.ts'
import { type AdministratorPolicy, administratorPolicies } from './administrator-policies.ts'
import type { FoundPolicy } from './found-policy.ts'
import type { Params, QueryContext, QueryRow } from '../../query.ts'

/** Columns of a row about a managed policy that makes administrators. */
export const ADMINISTRATOR_COLUMNS = [
  'policyArn',
  'policyId',
  'policyName',
  'version',
  'decision',
  'except',
  'conditions',
  'attachmentCount',
] as const

type Column = (typeof ADMINISTRATOR_COLUMNS)[number]

/**
 * Rows for those managed policies that make administrators and are attached to somebody; one of which the night cannot
 * tell whether it is, is left unknown. Somebody's boundary grants nothing.
 */
export function* attachedAdministrators(
  context: QueryContext<Params>,
  policies: readonly FoundPolicy[],
): Generator<QueryRow<Column>> {
  const held = policies.filter(({ isAttached }) => isAttached !== false)
  for (const administrator of administratorPolicies(context, held)) {
    const { isAttached, policyArn } = administrator.found
    if (typeof isAttached === 'object') context.unknown(isAttached.part, isAttached.reason, policyArn ?? '')
    else {
      const { values, evidence } = administratorRow(administrator)
      yield { values, evidence: [...evidence, ...attachmentEvidence(administrator.found)] }
    }
  }
}

/** The row of a managed policy that makes administrators. */
export function administratorRow({
  found,
  decision,
  except,
  conditions,
  evidence,
}: AdministratorPolicy): QueryRow<Column> {
  const { policyArn, policyId, policyName, version } = found
  return {
    values: {
      policyArn,
      policyId,
      policyName,
      version,
      decision,
      except,
      conditions,
      attachmentCount: attachmentCount(found),
    },
    evidence,
  }
}

/** To how many it is attached, as AWS counts them; a filtered night may show fewer, a doctored one more. */
export function attachmentCount({ held }: FoundPolicy): number {
  return Math.max(held?.policy?.attachmentCount ?? 0, held?.attachments.length ?? 0)
}

/** To whom a managed policy is attached; what AWS counts, where the night does not show them. */
export function attachmentEvidence(found: FoundPolicy): readonly Evidence[] {
  const { held, policyArn } = found
  const attachments = held?.attachments ?? []
  if (attachments.length > 0) return attachments.map(({ evidence }) => evidence)
  return [{ kind: 'attribute', of: policyArn ?? '', name: 'AttachmentCount', value: attachmentCount(found) }]
}
