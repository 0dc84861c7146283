import { administratorPolicies } from '../shared/policies/administrator-policies.ts'
import { ADMINISTRATOR_COLUMNS, administratorRow } from '../shared/policies/attached-administrators.ts'
import { managedPolicies } from '../shared/policies/managed-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-customer-admin-unattached',
  title: 'Customer managed policies in no use that allow everything on everything',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message: 'allows everything on everything[ but {except}] and is in no use[, under {conditions}]',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: ADMINISTRATOR_COLUMNS,
  remediation:
    'Delete the policy: whoever may attach policies could make an administrator with it. Its older versions go first, with delete-policy-version.',
  controls: ['Security Hub IAM.1', 'CIS AWS Foundations v1.4.0 1.16', 'CIS AWS Foundations v1.2.0 1.22'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-delete.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],

  *run(context) {
    const idle = managedPolicies(context, 'customer').filter(
      ({ isAttached, isBoundary }) => isAttached !== true && isBoundary !== true,
    )
    for (const administrator of administratorPolicies(context, idle)) {
      const { isAttached, isBoundary, policyArn } = administrator.found
      const gap = [isAttached, isBoundary].find((use) => typeof use === 'object')
      if (gap) context.unknown(gap.part, gap.reason, policyArn ?? '')
      else {
        const { values, evidence } = administratorRow(administrator)
        const absent = { kind: 'absent', of: policyArn ?? '', what: 'attachment, and use as a boundary' } as const
        yield { values, evidence: [...evidence, absent] }
      }
    }
  },
})
