import { isServiceLinked } from '../../model/role.ts'
import { principalsUnder } from '../shared/entities/principals-under.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-missing',
  title: 'Users and roles that no permissions boundary limits; service-linked roles apart',
  kind: 'finding',
  severity: 'medium',
  message: 'has no permissions boundary',
  needs: ['users', 'roles'],
  params: {
    under: { type: 'path', default: '/', describe: 'only principals under this IAM path' },
  },
  columns: ['principalArn', 'principalId', 'kind', 'createdAt'],
  remediation:
    'Set a boundary with put-user-permissions-boundary or put-role-permissions-boundary; for a role of IAM Identity Center set it in its permission set.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],

  *run({ account, params }) {
    for (const principal of principalsUnder(account, params.under)) {
      if (principal.boundary !== null || isServiceLinked(principal)) continue
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          createdAt: principal.createdAt,
        },
        evidence: [{ kind: 'absent', of: principal.arn, what: 'permissions boundary' }],
      }
    }
  },
})
