import { isSsoReserved } from '../../model/role.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'sso-roles',
  title: 'Roles of IAM Identity Center, each with the permission set that it was made for',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {},
  columns: [
    'roleArn',
    'roleId',
    'permissionSet',
    'attachedPolicies',
    'inlinePolicies',
    'boundaryArn',
    'lastUsedAt',
    'createdAt',
  ],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html',
    'https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html',
  ],

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      if (!isSsoReserved(role)) continue
      if (role.attached === null) unknown('roles', 'its attached policies were not given', role.arn)
      if (role.inline === null) unknown('roles', 'its inline policies were not given', role.arn)
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          permissionSet: permissionSetIn(role.name),
          attachedPolicies: role.attached?.map(({ arn }) => arn) ?? null,
          inlinePolicies: role.inline?.map(({ name }) => name) ?? null,
          boundaryArn: role.boundary?.arn ?? null,
          lastUsedAt: role.lastUsed?.at ?? null,
          createdAt: role.createdAt,
        },
        evidence: [{ kind: 'attribute', of: role.arn, name: 'Path', value: role.path }],
      }
    }
  },
})

/**
 * The name of a permission set may have underscores of its own; the suffix of its roles has none.
 * {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html}
 */
function permissionSetIn(role: string): string | null {
  return /^AWSReservedSSO_(.+)_[^_]+$/s.exec(role)?.[1] ?? null
}
