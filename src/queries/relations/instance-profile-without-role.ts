import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'instance-profile-without-role',
  title: 'Instance profiles that expose no role',
  kind: 'finding',
  severity: 'low',
  message: 'exposes no role',
  needs: ['instance-profiles'],
  params: {},
  columns: ['instanceProfileArn', 'instanceProfileId', 'createdAt'],
  remediation: 'Delete the profile, or give it the role it was made for with add-role-to-instance-profile.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html',
  ],

  *run({ account }) {
    for (const profile of account.instanceProfiles()) {
      if (profile.roles.length > 0) continue
      yield {
        values: { instanceProfileArn: profile.arn, instanceProfileId: profile.id, createdAt: profile.createdAt },
        evidence: [{ kind: 'absent', of: profile.arn, what: 'role' }],
      }
    }
  },
})
