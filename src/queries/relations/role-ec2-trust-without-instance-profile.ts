import { isServiceLinked } from '../../model/role.ts'
import { isEc2Service } from '../ec2-service.ts'
import { areProfilesSaid, profilesByRole } from '../profiled-roles.ts'
import { defineQuery } from '../query.ts'
import { trustGrants } from '../trust-grants.ts'

export default defineQuery({
  name: 'role-ec2-trust-without-instance-profile',
  title: 'Roles that trust EC2, with no instance profile through which an instance could use them',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'createdAt'],
  remediation: 'Add the role to an instance profile, or take EC2 out of its trust policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html',
  ],

  *run(context) {
    const { account, unknown } = context
    const profiles = profilesByRole(account)
    for (const role of account.roles()) {
      if (isServiceLinked(role) || profiles.has(role.arn)) continue
      const trusts = trustGrants(context, role).filter(({ principal }) => isEc2Service(principal))
      if (trusts.length === 0) continue
      if (!areProfilesSaid(account, role)) {
        unknown('roles', 'its instance profiles were not given', role.arn)
        continue
      }
      yield {
        values: { roleArn: role.arn, roleId: role.id, createdAt: role.createdAt },
        evidence: [
          ...trusts.map(({ evidence }) => evidence),
          { kind: 'absent', of: role.arn, what: 'instance profile' },
        ],
      }
    }
  },
})
