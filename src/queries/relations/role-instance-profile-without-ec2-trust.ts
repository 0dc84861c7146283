import type { AccountView } from '../../model/account.ts'
import { byKeys } from '../../model/compare.ts'
import type { InstanceProfile } from '../../model/entity.ts'
import { groupBy } from '../../util/group-by.ts'
import { isEc2Service } from '../shared/trust/ec2-service.ts'
import { defineQuery } from '../query.ts'
import { mayLetInAnybody, readTrust, servicesLetIn } from '../shared/trust/trust-reading.ts'

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

  *run({ account, unknown }) {
    const profilesOf = exposingProfiles(account)
    for (const role of account.roles()) {
      const profiles = profilesOf.get(role.arn) ?? []
      if (profiles.length === 0) continue
      const { gap, statements } = readTrust(account, role)
      if (statements.some((statement) => servicesLetIn(statement).some(isEc2Service))) continue
      if (gap !== null) unknown('roles', gap, role.arn)
      const open = statements.some(mayLetInAnybody)
      if (open) unknown('roles', 'whether whom it trusts includes EC2 cannot be told from its trust policy', role.arn)
      if (gap !== null || open) continue
      for (const { arn: instanceProfileArn, id: instanceProfileId } of profiles) {
        yield {
          values: { roleArn: role.arn, roleId: role.id, instanceProfileArn, instanceProfileId },
          evidence: [
            { kind: 'instance-profile', instanceProfileArn, roleArn: role.arn },
            { kind: 'absent', of: role.arn, what: 'trust in EC2' },
          ],
        }
      }
    }
  },
})

/** The instance profiles by the ARN of a role that they expose, each once. */
function exposingProfiles(account: AccountView): ReadonlyMap<string, readonly InstanceProfile[]> {
  const doors = account
    .instanceProfiles()
    .toSorted(byArnAndId)
    .flatMap((profile) => [...new Set(profile.roles.map(({ arn }) => arn))].map((role) => ({ profile, role })))
  const byRole = groupBy(doors, ({ role }) => role)
  return new Map([...byRole].map(([role, found]) => [role, found.map(({ profile }) => profile)]))
}

const byArnAndId = byKeys<InstanceProfile>(
  ({ arn }) => arn,
  ({ id }) => id,
)
