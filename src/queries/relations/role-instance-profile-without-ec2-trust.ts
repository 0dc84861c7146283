import { nodeKeys } from '../../graph/node-keys.ts'
import { exposingProfiles } from '../../graph/operations/exposing-profiles.ts'
import { isUnreadable } from '../../graph/principal-node.ts'
import { isEc2Service } from '../shared/trust/ec2-service.ts'
import { defineQuery } from '../query.ts'
import { trustGap } from '../shared/trust/trust-gap.ts'
import { grantsOf } from '../shared/trust/trust-grants.ts'

export default defineQuery({
  name: 'role-instance-profile-without-ec2-trust',
  title: 'Roles in an instance profile that EC2 cannot assume',
  kind: 'finding',
  severity: 'low',
  message: 'is exposed by {instanceProfileArn} and does not trust EC2',
  identity: ['instanceProfileArn'],
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'instanceProfileArn', 'instanceProfileId'],
  remediation: 'Let EC2 assume the role in its trust policy, or take the role out of the instance profile.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html',
  ],

  *run({ account, graph, unknown }) {
    const keys = nodeKeys(account)
    for (const role of account.roles()) {
      const key = keys.of(role)
      const profiles = exposingProfiles(graph(), key)
      if (profiles.length === 0) continue
      const trusted = grantsOf(graph(), key).map((grant) => grant.trusted)
      if (trusted.some(isEc2Service)) continue
      const gap = trustGap(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      const open = trusted.some((node) => node.kind === 'public' || isUnreadable(node))
      if (open) unknown('roles', 'whether whom it trusts includes EC2 cannot be told from its trust policy', role.arn)
      if (gap !== null || open) continue
      for (const profile of profiles.map((node) => graph().getNodeAttributes(node))) {
        const instanceProfileArn = profile.arn ?? ''
        yield {
          values: { roleArn: role.arn, roleId: role.id, instanceProfileArn, instanceProfileId: profile.id ?? '' },
          evidence: [
            { kind: 'instance-profile', instanceProfileArn, roleArn: role.arn },
            { kind: 'absent', of: role.arn, what: 'trust in EC2' },
          ],
        }
      }
    }
  },
})
