import { administratorPolicies } from '../shared/policies/administrator-policies.ts'
import { policyCells } from '../shared/policies/found-policy.ts'
import { inlinePolicies } from '../shared/policies/inline-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-inline-admin',
  title: 'Inline policies that allow everything on everything',
  kind: 'finding',
  severity: 'critical',
  version: 2,
  message: 'allows in {policyName} everything on everything[ but {except}][, under {conditions}]',
  identity: ['policyName'],
  needs: ['users', 'groups', 'roles'],
  params: {},
  columns: ['resourceArn', 'resourceId', 'resourceKind', 'policyName', 'decision', 'except', 'conditions'],
  remediation:
    'Replace it by a policy that names the actions and resources that its holder needs; for a role of IAM Identity Center change its permission set.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  ],

  *run(context) {
    for (const { found, decision, except, conditions, evidence } of administratorPolicies(
      context,
      inlinePolicies(context),
    )) {
      const { resourceArn, resourceId, policyName } = policyCells(found)
      const resourceKind = found.holder?.kind ?? null
      yield { values: { resourceArn, resourceId, resourceKind, policyName, decision, except, conditions }, evidence }
    }
  },
})
