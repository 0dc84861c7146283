import { ADMINISTRATOR_ACCESS, holdsAwsPolicy } from '../shared/policies/holds-aws-policy.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'role-administrator-access',
  title: 'Roles with AdministratorAccess',
  kind: 'finding',
  severity: 'high',
  message: 'has AdministratorAccess[, within the boundary {boundaryArn}]',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'boundaryArn', 'lastUsedAt', 'createdAt'],
  remediation:
    'Attach a policy made from what the role does, and detach AdministratorAccess with detach-role-policy; for a role of IAM Identity Center change its permission set. Where it is meant for administration, see that its trust policy lets in few, with MFA.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_generate-policy.html',
  ],

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      const policy = holdsAwsPolicy(role, ADMINISTRATOR_ACCESS)
      if (policy === null) unknown('roles', 'its attached policies were not given', role.arn)
      if (!policy) continue
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          boundaryArn: role.boundary?.arn ?? null,
          lastUsedAt: role.lastUsed?.at ?? null,
          createdAt: role.createdAt,
        },
        evidence: [{ kind: 'attachment', policyArn: policy.arn, to: role.arn }],
      }
    }
  },
})
