import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-without-group',
  title: 'Users in no group',
  kind: 'finding',
  severity: 'low',
  message: 'is in no group',
  saidBy: ['human-user-with-policies', 'user-direct-policies'],
  needs: ['users'],
  params: {},
  columns: ['userArn', 'userId', 'createdAt'],
  remediation: 'Put the user into the group of its job with add-user-to-group, and drop what it was granted by itself.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_add-remove-users.html',
  ],

  *run({ account, unknown }) {
    for (const user of account.users()) {
      if (user.groups === null) unknown('users', 'its groups were not given', user.arn)
      else if (user.groups.length === 0) {
        yield {
          values: { userArn: user.arn, userId: user.id, createdAt: user.createdAt },
          evidence: [{ kind: 'absent', of: user.arn, what: 'group membership' }],
        }
      }
    }
  },
})
