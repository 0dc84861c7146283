import { isKnown } from '../../model/part.ts'
import { membershipGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'group-empty',
  title: 'Groups that no user is in',
  kind: 'finding',
  severity: 'low',
  message: 'has no members',
  needs: ['groups', 'users'],
  params: {},
  columns: ['groupArn', 'groupId', 'createdAt'],
  remediation: 'Delete the group, or put its users into it with add-user-to-group.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_delete.html',
  ],

  *run({ account, unknown }) {
    if (!isKnown(account.parts.get('users'))) return
    const named = account.users().flatMap(({ groups }) => groups ?? [])
    const joined = new Set(named.map((name) => name.toLowerCase()))
    const gap = membershipGap(account)
    for (const group of account.groups()) {
      if (joined.has(group.name.toLowerCase())) continue
      if (gap !== null) unknown(gap.part, gap.reason, group.arn)
      else {
        yield {
          values: { groupArn: group.arn, groupId: group.id, createdAt: group.createdAt },
          evidence: [{ kind: 'absent', of: group.arn, what: 'member' }],
        }
      }
    }
  },
})
