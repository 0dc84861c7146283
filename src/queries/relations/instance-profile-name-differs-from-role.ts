import { nameInArn } from '../../model/arn.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'instance-profile-name-differs-from-role',
  title: 'Instance profiles that expose a role of another name',
  kind: 'finding',
  severity: 'info',
  message: 'exposes a role of another name, {roleName}',
  identity: ['roleArn'],
  needs: ['roles'],
  params: {},
  columns: ['instanceProfileArn', 'instanceProfileId', 'instanceProfileName', 'roleArn', 'roleName'],
  remediation:
    'See whether the role was swapped; where it was meant, a profile named after its role is easier to follow.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  ],

  *run({ account }) {
    for (const profile of account.instanceProfiles()) {
      for (const { arn: roleArn } of profile.roles) {
        const roleName = nameInArn(roleArn)
        if (roleName.toLowerCase() === profile.name.toLowerCase()) continue
        yield {
          values: {
            instanceProfileArn: profile.arn,
            instanceProfileId: profile.id,
            instanceProfileName: profile.name,
            roleArn,
            roleName,
          },
          evidence: [{ kind: 'instance-profile', instanceProfileArn: profile.arn, roleArn }],
        }
      }
    }
  },
})
