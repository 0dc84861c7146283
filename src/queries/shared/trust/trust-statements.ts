import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** The statements of a role's trust policy; none, and the role left unknown, where it cannot be read. */
export function trustStatements(
  { access, unknown }: QueryContext<Params>,
  { arn, trust }: Role,
): readonly PolicyStatement[] {
  if (trust === null) {
    unknown('roles', 'its trust policy was not given', arn)
    return []
  }
  const { statements, undecidable } = access().held.read(trust)
  if (undecidable !== null) unknown('roles', `its trust policy cannot be read: ${undecidable}`, arn)
  return statements
}

/** A statement of a trust policy, and whom of those it names a verdict is about. */
export function trustEvidence({ arn }: Role, { index, sid }: PolicyStatement, principal: string): Evidence {
  return { kind: 'trust', roleArn: arn, statement: index, sid, principal }
}
