import { defineQuery } from '../query.ts'
import { tagGaps } from '../shared/entities/tag-gaps.ts'

export default defineQuery({
  name: 'untagged-users',
  title: 'Users without tags, or without a required tag',
  kind: 'finding',
  severity: 'low',
  message: 'has {tagCount} tags[, and lacks {missingKeys}]',
  needs: ['users'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'keys that every user must have, in any letter case; none: report users without any tag',
    },
  },
  columns: ['userArn', 'userId', 'tagCount', 'missingKeys', 'createdAt'],
  remediation: 'Add the missing tags with tag-user.',
  controls: ['Security Hub IAM.25'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html',
  ],

  *run({ account, params, unknown }) {
    const gaps = tagGaps(account.users(), {
      require: params.require,
      keyCase: 'insensitive',
      unread: (arn) => unknown('users', 'its tags were not given', arn),
    })
    for (const { entity: user, tagCount, missingKeys, evidence } of gaps) {
      yield {
        values: { userArn: user.arn, userId: user.id, tagCount, missingKeys, createdAt: user.createdAt },
        evidence,
      }
    }
  },
})
