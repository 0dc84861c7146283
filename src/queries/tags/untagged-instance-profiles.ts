import { entityGap, partGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'
import { tagGaps } from '../shared/entities/tag-gaps.ts'

export default defineQuery({
  name: 'untagged-instance-profiles',
  title: 'Instance profiles without tags, or without a required tag',
  kind: 'finding',
  severity: 'low',
  message: 'has {tagCount} tags[, and lacks {missingKeys}]',
  needs: ['instance-profile-tags'],
  itemises: ['instance-profile-tags'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'keys that every profile must have, letter case as written; none: report profiles without any tag',
    },
  },
  columns: ['instanceProfileArn', 'instanceProfileId', 'tagCount', 'missingKeys', 'createdAt'],
  remediation: 'Add the missing tags with tag-instance-profile.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_instance-profiles.html',
  ],

  *run({ account, params, unknown }) {
    const unlisted = partGap(account, 'instance-profiles')
    if (unlisted) unknown(unlisted.part, unlisted.reason, 'all')
    const untold = entityGap(account, 'instance-profile-tags', 'its tags were not read')
    const gaps = tagGaps(account.instanceProfiles(), {
      require: params.require,
      keyCase: 'sensitive',
      unread: (arn) => unknown(untold.part, untold.reason, arn),
    })
    for (const { entity: profile, tagCount, missingKeys, evidence } of gaps) {
      yield {
        values: {
          instanceProfileArn: profile.arn,
          instanceProfileId: profile.id,
          tagCount,
          missingKeys,
          createdAt: profile.createdAt,
        },
        evidence,
      }
    }
  },
})
