import { namedLike } from '../shared/credentials/named-like.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'human-user-with-policies',
  title: 'Users named as people are who hold policies of their own, not through groups',
  kind: 'finding',
  severity: 'low',
  message: 'is a person who holds policies of their own: {attachedPolicies}; inline: {inlinePolicies}',
  needs: ['users'],
  params: {
    names: {
      type: 'list',
      default: [],
      describe:
        'patterns of the names of people, in which * and ? are wildcards, case aside; none: nothing is reported',
    },
  },
  columns: ['userArn', 'userId', 'attachedPolicies', 'inlinePolicies', 'createdAt'],
  remediation: 'Grant through the group of their job, or by IAM Identity Center; then take the policies off the user.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
  ],

  *run({ account, params, unknown }) {
    const isPerson = namedLike(params.names)
    for (const user of account.users()) {
      if (!isPerson(user.name)) continue
      if (user.attached === null) unknown('users', 'its attached policies were not given', user.arn)
      const attached = user.attached ?? []
      if (attached.length === 0 && user.inline.length === 0) continue
      yield {
        values: {
          userArn: user.arn,
          userId: user.id,
          attachedPolicies: user.attached?.map(({ arn }) => arn) ?? null,
          inlinePolicies: user.inline.map(({ name }) => name),
          createdAt: user.createdAt,
        },
        evidence: [
          ...attached.map(({ arn }) => ({ kind: 'attachment', policyArn: arn, to: user.arn }) as const),
          ...user.inline.map(({ name }) => ({ kind: 'inline-policy', policyName: name, of: user.arn }) as const),
        ],
      }
    }
  },
})
