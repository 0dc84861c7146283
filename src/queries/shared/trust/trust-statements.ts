import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** The statements of a role's trust policy; none, and the role left unknown, where it cannot be read. */
export function trustStatements(context: QueryContext<Params>, role: Role): readonly PolicyStatement[] {
  return trustPolicy(context, role)?.statements ?? []
}

/** The same of the policy, which roles with the same document share; null where the night does not say it. */
export function trustPolicy({ access, unknown }: QueryContext<Params>, { arn, trust }: Role): Policy | null {
  if (trust === null) {
    unknown('roles', 'its trust policy was not given', arn)
    return null
  }
  const policy = access().held.read(trust)
  if (policy.undecidable !== null) unknown('roles', `its trust policy cannot be read: ${policy.undecidable}`, arn)
  return policy
}

/** A statement of a trust policy, and whom of those it names a verdict is about. */
export function trustEvidence({ arn }: Role, { index, sid }: PolicyStatement, principal: string): Evidence {
  return { kind: 'trust', roleArn: arn, statement: index, sid, principal }
}
