import { nameInArn } from '../../model/arn.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-not-in-required-group',
  title: 'Users outside a group that they must be in',
  kind: 'finding',
  severity: 'low',
  message: 'is not in groups that it must be in: {missingGroups}',
  needs: ['users'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'groups that every user must be in, by name (in any letter case)',
    },
    oneOf: {
      type: 'list',
      default: [],
      describe: 'groups of which every user must be in one at least, by name (in any letter case)',
    },
    under: { type: 'path', default: '/', describe: 'only users under this IAM path' },
  },
  columns: ['userArn', 'userId', 'missingGroups', 'groups', 'createdAt'],
  remediation: 'Put the user into the missing group with add-user-to-group.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_add-remove-users.html',
  ],

  *run({ account, params, unknown }) {
    if (params.require.length === 0 && params.oneOf.length === 0) return
    for (const user of account.users()) {
      if (!(user.path || '/').startsWith(params.under)) continue
      if (user.groups === null) {
        unknown('users', 'its groups were not given', user.arn)
        continue
      }
      const joined = new Set(user.groups.map(fold))
      const missing = params.require.filter((group) => !joined.has(fold(group)))
      const isInOne = params.oneOf.length === 0 || params.oneOf.some((group) => joined.has(fold(group)))
      const missingGroups = [...missing, ...(isInOne ? [] : [params.oneOf.join(' or ')])]
      if (missingGroups.length === 0) continue
      yield {
        values: {
          userArn: user.arn,
          userId: user.id,
          missingGroups,
          groups: user.groups,
          createdAt: user.createdAt,
        },
        evidence: missingGroups.map((group) => ({
          kind: 'absent',
          of: user.arn,
          what: `membership of ${group}`,
        })),
      }
    }
  },
})

/** Memberships name groups without path; names are unique whatever their case. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html} */
function fold(group: string): string {
  return nameInArn(group).toLowerCase()
}
