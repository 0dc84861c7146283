import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'recently-assumed-roles',
  title: 'Roles that were assumed, from where and by whom',
  severity: 'info',
  reason: 'IAM keeps the last use of a role and not each one',
  source: 'CloudTrail, events AssumeRole, AssumeRoleWithSAML and AssumeRoleWithWebIdentity',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html'],
})
