import { entityGap, partGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'
import { tagGaps } from '../shared/entities/tag-gaps.ts'

export default defineQuery({
  name: 'untagged-policies',
  title: 'Customer managed policies without tags, or without a required tag',
  kind: 'finding',
  severity: 'low',
  message: 'has {tagCount} tags[, and lacks {missingKeys}]',
  needs: ['policy-tags'],
  itemises: ['policy-tags'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'keys that every policy must have, letter case as written; none: report policies without any tag',
    },
  },
  columns: ['policyArn', 'policyId', 'tagCount', 'missingKeys', 'createdAt'],
  remediation: 'Add the missing tags with tag-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_customer-managed-policies.html',
  ],

  *run({ account, params, unknown }) {
    const unlisted = partGap(account, 'customer-policies')
    if (unlisted) unknown(unlisted.part, unlisted.reason, 'all')
    const taggable = account.managedPolicies().filter(({ owner }) => owner === 'customer')
    const untold = entityGap(account, 'policy-tags', 'its tags were not read')
    const gaps = tagGaps(taggable, {
      require: params.require,
      keyCase: 'sensitive',
      unread: (arn) => unknown(untold.part, untold.reason, arn),
    })
    for (const { entity: policy, tagCount, missingKeys, evidence } of gaps) {
      yield {
        values: { policyArn: policy.arn, policyId: policy.id, tagCount, missingKeys, createdAt: policy.createdAt },
        evidence,
      }
    }
  },
})
