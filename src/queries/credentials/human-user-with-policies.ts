import { namedLike } from '../shared/credentials/named-like.ts'
import { OWN_POLICY_COLUMNS, ownPolicies } from '../shared/policies/own-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'human-user-with-policies',
  title: 'Users named as people are who hold policies of their own, not through groups',
  kind: 'finding',
  severity: 'low',
  message: 'is a person who holds policies of their own[, attached: {attachedPolicies}][, inline: {inlinePolicies}]',
  needs: ['users'],
  params: {
    names: {
      type: 'list',
      default: [],
      describe:
        'patterns of the names of people, in which * and ? are wildcards, case aside; none: nothing is reported',
    },
  },
  columns: OWN_POLICY_COLUMNS,
  remediation: 'Grant through the group of their job, or by IAM Identity Center; then take the policies off the user.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
  ],

  *run({ account, params, unknown }) {
    const isPerson = namedLike(params.names)
    for (const user of account.users()) {
      if (!isPerson(user.name)) continue
      const row = ownPolicies(user, unknown)
      if (row !== null) yield row
    }
  },
})
