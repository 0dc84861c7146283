import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { defineQuery } from '../query.ts'
import { tagGaps } from '../shared/entities/tag-gaps.ts'

export default defineQuery({
  name: 'untagged-roles',
  title: 'Roles without tags, or a required tag; those of services and of IAM Identity Center apart',
  kind: 'finding',
  severity: 'low',
  message: 'has {tagCount} tags[, and lacks {missingKeys}]',
  needs: ['roles'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'keys that every role must have, in any letter case; none: report roles without any tag',
    },
  },
  columns: ['roleArn', 'roleId', 'tagCount', 'missingKeys', 'createdAt'],
  remediation: 'Add the missing tags with tag-role.',
  controls: ['Security Hub IAM.24'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_roles.html',
  ],

  *run({ account, params, unknown }) {
    const taggable = account.roles().filter((role) => !isServiceLinked(role) && !isSsoReserved(role))
    const gaps = tagGaps(taggable, {
      require: params.require,
      keyCase: 'insensitive',
      unread: (arn) => unknown('roles', 'its tags were not given', arn),
    })
    for (const { entity: role, tagCount, missingKeys, evidence } of gaps) {
      yield {
        values: { roleArn: role.arn, roleId: role.id, tagCount, missingKeys, createdAt: role.createdAt },
        evidence,
      }
    }
  },
})
