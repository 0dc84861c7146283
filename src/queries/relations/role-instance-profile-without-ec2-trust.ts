import { isEc2Service } from '../ec2-service.ts'
import { profilesByRole } from '../profiled-roles.ts'
import { defineQuery } from '../query.ts'
import { trustGrants } from '../trust-grants.ts'

export default defineQuery({
  name: 'role-instance-profile-without-ec2-trust',
  title: 'Roles in an instance profile that EC2 cannot assume',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'instanceProfileArn', 'instanceProfileId'],
  remediation: 'Let EC2 assume the role in its trust policy, or take the role out of the instance profile.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html',
  ],

  *run(context) {
    const { account, unknown } = context
    const profiles = profilesByRole(account)
    for (const role of account.roles()) {
      const exposing = profiles.get(role.arn)
      if (!exposing) continue
      const open = new Set<string>()
      const grants = trustGrants({ ...context, unknown: (_, reason) => open.add(reason) }, role)
      if (grants.some(({ principal }) => isEc2Service(principal))) continue
      if (grants.some(({ principal: { kind, negated } }) => kind === 'public' || kind === 'unknown' || negated)) {
        open.add('whether whom it trusts includes EC2 cannot be told from its trust policy')
      }
      for (const reason of open) unknown('roles', reason, role.arn)
      if (open.size > 0) continue
      for (const profile of exposing) {
        yield {
          values: {
            roleArn: role.arn,
            roleId: role.id,
            instanceProfileArn: profile.arn,
            instanceProfileId: profile.id,
          },
          evidence: [
            { kind: 'instance-profile', instanceProfileArn: profile.arn, roleArn: role.arn },
            { kind: 'absent', of: role.arn, what: 'trust in EC2' },
          ],
        }
      }
    }
  },
})
