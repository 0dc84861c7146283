import { privilege } from '../shared/escalation/privilege.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'instance-profile-privileged-role',
  title: 'Instance profiles whose role is an administrator, or can become one',
  kind: 'finding',
  severity: 'high',
  version: 4,
  message: 'exposes {roleArn}, whose privilege is {tier}[, by {technique}]',
  identity: ['roleArn'],
  needs: POLICY_PARTS,
  params: {},
  columns: ['instanceProfileArn', 'instanceProfileId', 'roleArn', 'roleId', 'tier', 'technique', 'ec2'],
  remediation: 'Whoever is on the instance has the role: give it only what its software needs.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  ],

  *run({ account, escalation }) {
    const standings = new Map(escalation().everyone.map((standing) => [standing.principal.arn, standing]))
    for (const profile of account.instanceProfiles()) {
      for (const { arn } of profile.roles) {
        const standing = standings.get(arn)
        if (standing?.principal.kind !== 'role') continue
        const found = privilege(standing, escalation())
        if (found === null) continue
        yield {
          values: {
            instanceProfileArn: profile.arn,
            instanceProfileId: profile.id,
            roleArn: arn,
            roleId: standing.principal.id,
            tier: found.tier,
            technique: found.technique,
            ec2: escalation().passable.trusts(standing.principal, 'ec2.amazonaws.com'),
          },
          evidence: [{ kind: 'instance-profile', instanceProfileArn: profile.arn, roleArn: arn }, ...found.evidence],
        }
      }
    }
  },
})
