import { nodeKeys } from '../../graph/node-keys.ts'
import { exposingProfiles } from '../../graph/operations/exposing-profiles.ts'
import type { AccountView } from '../../model/account.ts'
import type { Role } from '../../model/entity.ts'
import { isServiceLinked } from '../../model/role.ts'
import { isEc2Service } from '../shared/trust/ec2-service.ts'
import { partGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'
import { trustGap } from '../shared/trust/trust-gap.ts'
import { grantsOf } from '../shared/trust/trust-grants.ts'

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

  *run({ account, graph, unknown }) {
    const keys = nodeKeys(account)
    for (const role of account.roles()) {
      const key = keys.of(role)
      if (isServiceLinked(role) || exposingProfiles(graph(), key).length > 0) continue
      const gap = trustGap(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      const grants = grantsOf(graph(), key).filter(({ trusted }) => isEc2Service(trusted))
      if (grants.length === 0) continue
      if (!areProfilesSaid(account, role)) {
        unknown('roles', 'its instance profiles were not given', role.arn)
        continue
      }
      yield {
        values: { roleArn: role.arn, roleId: role.id, createdAt: role.createdAt },
        evidence: [
          ...grants.map(({ evidence }) => evidence),
          { kind: 'absent', of: role.arn, what: 'instance profile' },
        ],
      }
    }
  },
})

/** Whether the night says which profiles expose a role: by itself, or because all profiles were listed. */
function areProfilesSaid(account: AccountView, role: Role): boolean {
  return partGap(account, 'instance-profiles') === null || !role.residue?.absent?.includes('InstanceProfileList')
}
