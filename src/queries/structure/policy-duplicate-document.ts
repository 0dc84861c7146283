import { byKeys } from '../../model/compare.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { type FoundPolicy, POLICY_COLUMNS, policyCells, readable } from '../shared/policies/found-policy.ts'
import { inlinePolicies } from '../shared/policies/inline-policies.ts'
import { managedPolicies } from '../shared/policies/managed-policies.ts'
import { defineQuery } from '../query.ts'
import { samePolicies } from '../shared/policies/same-documents.ts'

export default defineQuery({
  name: 'policy-duplicate-document',
  title: 'Policies of the account whose document is the same as that of another, or means the same',
  kind: 'finding',
  severity: 'low',
  message: 'says in {policyName} the same as {sameAs}',
  identity: ['policyName'],
  saidBy: ['policy-customer-admin-unattached', 'policy-unattached'],
  needs: ['customer-policies', 'aws-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: [...POLICY_COLUMNS, 'sameAs', 'isSameText', 'count'],
  remediation: 'Keep one managed policy, attach it in place of the others, and delete those.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],

  *run(context) {
    const own = [...inlinePolicies(context).filter(isOwn), ...managedPolicies(context, 'customer')]
    const all = [...readable(context, [...managedPolicies(context, 'aws'), ...own])]
    const twins = new Map<FoundPolicy, { readonly twin: FoundPolicy; readonly count: number }>()
    for (const same of samePolicies(all.toSorted(byUse), context.actions())) {
      const [first, second] = same
      for (const found of same) {
        const twin = found === first ? second : first
        if (twin !== undefined) twins.set(found, { twin, count: same.length })
      }
    }
    for (const found of own) {
      const same = twins.get(found)
      if (same === undefined) continue
      const { twin, count } = same
      yield {
        values: { sameAs: nameOf(twin), ...policyCells(found), isSameText: twin.policy === found.policy, count },
        evidence: [documentEvidence(found), documentEvidence(twin)],
      }
    }
  },
})

/** What a service or Identity Center embeds in its own roles is not the account's to unite. */
function isOwn({ holder }: FoundPolicy): boolean {
  return holder?.kind !== 'role' || !(isServiceLinked(holder) || isSsoReserved(holder))
}

/** What is best kept comes first: policies of AWS, then those of the account, then the embedded ones. */
const byUse = byKeys<FoundPolicy>(({ kind }) => ({ aws: '1', customer: '2', inline: '3' })[kind])

function nameOf({ policyArn, policyName, holder }: FoundPolicy): string {
  return policyArn ?? `${policyName} of ${holder?.arn ?? ''}`
}

function documentEvidence({ policyArn, policyName, version, holder }: FoundPolicy): Evidence {
  return holder === null
    ? { kind: 'attribute', of: policyArn ?? '', name: 'DefaultVersionId', value: version }
    : { kind: 'inline-policy', policyName, of: holder.arn }
}
