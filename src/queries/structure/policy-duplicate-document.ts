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
  version: 2,
  message: 'says in {policyName} the same as {others}',
  identity: ['policyName'],
  saidBy: ['policy-customer-admin-unattached', 'policy-unattached'],
  needs: ['customer-policies', 'aws-policies', 'users', 'groups', 'roles'],
  params: {},
  columns: [...POLICY_COLUMNS, 'sameAs', 'isSameText', 'count', 'others'],
  remediation: 'Keep one managed policy, attach it in place of the others, and delete those.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],

  *run(context) {
    const own = [...inlinePolicies(context).filter(isOwn), ...managedPolicies(context, 'customer')]
    const all = [...readable(context, [...managedPolicies(context, 'aws'), ...own])]
    const isIts = new Set(own)
    const groups = new Map<FoundPolicy | undefined, readonly FoundPolicy[]>()
    for (const same of samePolicies(all.toSorted(byUse), context.actions()))
      groups.set(
        same.find((found) => isIts.has(found)),
        same,
      )
    for (const found of own) {
      const same = groups.get(found)
      if (same === undefined) continue
      const others = same.filter((other) => other !== found)
      yield {
        values: {
          sameAs: others.map(nameOf)[0] ?? null,
          ...policyCells(found),
          isSameText: others.every(({ policy }) => policy === found.policy),
          count: same.length,
          others: others.map(nameOf),
        },
        evidence: [found, ...others].map(documentEvidence),
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
