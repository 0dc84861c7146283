import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'inline-policies-group',
  title: 'Groups with inline policies',
  kind: 'finding',
  severity: 'low',
  needs: ['groups'],
  params: {},
  columns: ['groupArn', 'groupId', 'policyNames', 'createdAt'],
  remediation: 'Make it a managed policy, attach that to the group, then remove it with delete-group-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-convert-inline-to-managed.html',
  ],

  *run({ account, unknown }) {
    for (const group of account.groups()) {
      if (group.inline === null) unknown('groups', 'its inline policies were not given', group.arn)
      if (!group.inline?.length) continue
      yield {
        values: {
          groupArn: group.arn,
          groupId: group.id,
          policyNames: group.inline.map(({ name }) => name),
          createdAt: group.createdAt,
        },
        evidence: group.inline.map(({ name }) => ({ kind: 'inline-policy', policyName: name, of: group.arn })),
      }
    }
  },
})
