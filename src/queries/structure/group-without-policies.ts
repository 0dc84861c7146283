import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'group-without-policies',
  title: 'Groups with no policy, managed or inline',
  kind: 'finding',
  severity: 'info',
  message: 'has no policy',
  needs: ['groups'],
  params: {},
  columns: ['groupArn', 'groupId', 'createdAt'],
  remediation: 'Attach the policy that its members should have, or delete the group.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_attach-policy.html',
  ],

  *run({ account, unknown }) {
    for (const group of account.groups()) {
      if (group.attached?.length || group.inline?.length) continue
      if (group.attached === null) unknown('groups', 'its attached policies were not given', group.arn)
      else if (group.inline === null) unknown('groups', 'its inline policies were not given', group.arn)
      else {
        yield {
          values: { groupArn: group.arn, groupId: group.id, createdAt: group.createdAt },
          evidence: [
            { kind: 'absent', of: group.arn, what: 'attached policies' },
            { kind: 'absent', of: group.arn, what: 'inline policies' },
          ],
        }
      }
    }
  },
})
