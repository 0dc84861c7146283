import type { Evidence } from '../../model/evidence.ts'
import { isKnown } from '../../model/part.ts'
import { groupBy } from '../../util/group-by.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'instance-profile-roles',
  title: 'Every instance profile and the role that it exposes',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles', 'instance-profiles'],
  params: {},
  columns: ['instanceProfileArn', 'instanceProfileId', 'instanceProfileName', 'roleArn', 'roleId'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html',
  ],

  *run({ account, unknown }) {
    const rolesRead = isKnown(account.parts.get('roles'))
    const roles = groupBy(account.roles(), ({ arn }) => arn)
    for (const profile of account.instanceProfiles()) {
      const door = { instanceProfileArn: profile.arn, instanceProfileId: profile.id, instanceProfileName: profile.name }
      if (profile.roles.length === 0) {
        const evidence: Evidence = { kind: 'absent', of: profile.arn, what: 'role' }
        yield { values: { ...door, roleArn: null, roleId: null }, evidence: [evidence] }
      }
      for (const { arn: roleArn } of profile.roles) {
        const exposed = roles.get(roleArn) ?? []
        if (exposed.length === 0 && rolesRead)
          unknown('roles', 'a profile names it, but the night does not hold it', roleArn)
        const ids = exposed.length > 0 ? exposed.map(({ id }) => id) : [null]
        const evidence: Evidence = { kind: 'instance-profile', instanceProfileArn: profile.arn, roleArn }
        for (const roleId of ids) yield { values: { ...door, roleArn, roleId }, evidence: [evidence] }
      }
    }
  },
})
