import type { AccountView } from '../../model/account.ts'
import type { Role } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isServiceLinked } from '../../model/role.ts'
import { isEc2Service } from '../shared/trust/ec2-service.ts'
import { partGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'
import { readTrust, servicesLetIn, type TrustStatement } from '../shared/trust/trust-reading.ts'

export default defineQuery({
  name: 'role-ec2-trust-without-instance-profile',
  title: 'Roles that trust EC2, with no instance profile through which an instance could use them',
  kind: 'finding',
  severity: 'low',
  message: 'trusts EC2 and is in no instance profile',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'createdAt'],
  remediation: 'Add the role to an instance profile, or take EC2 out of its trust policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html',
  ],

  *run({ account, unknown }) {
    const exposed = new Set(account.instanceProfiles().flatMap(({ roles }) => roles.map(({ arn }) => arn)))
    for (const role of account.roles()) {
      if (isServiceLinked(role) || exposed.has(role.arn)) continue
      const { gap, statements } = readTrust(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      const evidence = statements.flatMap((statement) => ec2Evidence(role, statement))
      if (evidence.length === 0) continue
      if (!areProfilesSaid(account, role)) {
        unknown('roles', 'its instance profiles were not given', role.arn)
        continue
      }
      yield {
        values: { roleArn: role.arn, roleId: role.id, createdAt: role.createdAt },
        evidence: [...evidence, { kind: 'absent', of: role.arn, what: 'instance profile' }],
      }
    }
  },
})

/** Each name by which a statement lets EC2 assume a role. */
function ec2Evidence({ arn }: Role, statement: TrustStatement): readonly Evidence[] {
  const { index, sid } = statement
  return servicesLetIn(statement)
    .filter(isEc2Service)
    .map((principal) => ({ kind: 'trust', roleArn: arn, statement: index, sid, principal }))
}

/** Whether the night says which profiles expose a role: by itself, or because all profiles were listed. */
function areProfilesSaid(account: AccountView, role: Role): boolean {
  return partGap(account, 'instance-profiles') === null || !role.residue?.absent?.includes('InstanceProfileList')
}
