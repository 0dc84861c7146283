import type { Role } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { sameRoles } from '../shared/policies/same-roles.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'role-duplicate',
  title: 'Roles with the same trust policy and the same policies as another',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'sameAs', 'count', 'createdAt'],
  remediation: 'Keep one of the roles, have it assumed in place of the others, and delete those.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
  ],

  *run(context) {
    const { account, unknown } = context
    const own = account.roles().filter((role) => !isServiceLinked(role) && !isSsoReserved(role))
    const whole = own.filter((role) => {
      const gap = gapOf(role)
      if (gap !== null) unknown('roles', gap, role.arn)
      return gap === null && (role.attached?.length || role.inline?.length)
    })
    const twins = new Map<Role, { readonly twin: Role; readonly count: number }>()
    for (const same of sameRoles(context, whole)) {
      const [first, second] = same
      for (const role of same) {
        const twin = role === first ? second : first
        if (twin !== undefined) twins.set(role, { twin, count: same.length })
      }
    }
    for (const role of whole) {
      const same = twins.get(role)
      if (same === undefined) continue
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          sameAs: same.twin.arn,
          count: same.count,
          createdAt: role.createdAt,
        },
        evidence: [...policyEvidence(role), ...policyEvidence(same.twin)],
      }
    }
  },
})

/** What the night does not say of a role, of what must be the same; null where it says all. */
function gapOf({ trust, attached, inline }: Role): string | null {
  if (trust === null) return 'its trust policy was not given'
  if (attached === null) return 'its attached policies were not given'
  if (inline === null) return 'its inline policies were not given'
  const missing = inline.find(({ document }) => document === null)
  return missing === undefined ? null : `its inline policy ${missing.name}: its document was not given`
}

function policyEvidence({ arn, attached, inline }: Role): readonly Evidence[] {
  return [
    ...(attached ?? []).map((policy): Evidence => ({ kind: 'attachment', policyArn: policy.arn, to: arn })),
    ...(inline ?? []).map(({ name }): Evidence => ({ kind: 'inline-policy', policyName: name, of: arn })),
  ]
}
