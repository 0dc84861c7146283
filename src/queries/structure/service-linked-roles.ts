import { isServiceLinked } from '../../model/role.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'service-linked-roles',
  title: 'Service-linked roles, each with the service that owns it',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'service', 'attachedPolicies', 'lastUsedAt', 'createdAt'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html',
  ],

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      if (!isServiceLinked(role)) continue
      if (role.attached === null) unknown('roles', 'its attached policies were not given', role.arn)
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          service: /^\/aws-service-role\/([^/]+)\/$/.exec(role.path)?.[1] ?? null,
          attachedPolicies: role.attached?.map(({ arn }) => arn) ?? null,
          lastUsedAt: role.lastUsed?.at ?? null,
          createdAt: role.createdAt,
        },
        evidence: [{ kind: 'attribute', of: role.arn, name: 'Path', value: role.path }],
      }
    }
  },
})
