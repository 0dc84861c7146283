import type { HeldPolicy } from '../../access/held-policies.ts'
import { nameInArn } from '../../model/arn.ts'
import { byArn, byKeys } from '../../model/compare.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isServiceLinked } from '../../model/role.ts'
import type { Policy } from '../../policy/document/policy.ts'
import { coverings } from '../shared/policies/covering.ts'
import { leaveHeldOpen } from '../shared/policies/held-gap.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-superfluous',
  title: 'Policies of users, groups and roles that another of their policies covers',
  kind: 'finding',
  severity: 'info',
  version: 2,
  message: 'needs no {policyName}, since {coveredBy}, which {coveredThrough} has, covers it',
  identity: ['coveredBy', 'coveredThrough'],
  saidBy: ['group-administrator-access', 'role-administrator-access', 'user-administrator-access'],
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['resourceArn', 'resourceId', 'policyArn', 'policyName', 'version', 'coveredBy', 'coveredThrough'],
  remediation:
    'Where the policy is enough, take away the wider one, that of administrators first; otherwise detach or delete the policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],

  *run(context) {
    const { account, access, actions } = context
    const { held } = access()
    const covers = coverings(actions())
    const everyone = [...account.groups(), ...account.roles(), ...account.users()]
    for (const holder of everyone.filter((one) => !isServiceLinked(one)).toSorted(byArn)) {
      const all = holder.kind === 'group' ? held.ofGroup(holder) : held.of(holder)
      const granting = all.filter(({ source }) => source !== 'boundary')
      for (const policy of granting) if (policy.policy.undecidable !== null) leaveHeldOpen(context, holder, policy)
      const judged = granting.filter(({ policy }) => policy.undecidable === null).toSorted(byUse)
      const own = judged.filter(({ groupArn }) => groupArn === null || holder.kind === 'group')
      for (const policy of own.filter(grants).toSorted(byName)) {
        const wider = judged.filter((other) => isCovered(policy, other, judged, covers))
        const by = wider.find((one) => !wider.some((other) => isCovered(one, other, judged, covers)))
        if (by === undefined) continue
        yield {
          values: {
            resourceArn: holder.arn,
            resourceId: holder.id,
            policyArn: policy.policyName === null ? policy.policyArn : null,
            policyName: policy.policyName ?? nameInArn(policy.policyArn),
            version: policy.version,
            coveredBy: by.policyName ?? by.policyArn,
            coveredThrough: by.groupArn ?? holder.arn,
          },
          evidence: [evidenceOf(policy, holder.arn), evidenceOf(by, by.groupArn ?? holder.arn)],
        }
      }
    }
  },
})

/** What is best kept comes first: what can be attached before what is embedded, what a group gives before one's own. */
const byUse = byKeys<HeldPolicy>(
  ({ policyName }) => (policyName === null ? '1' : '2'),
  ({ source }) => (source === 'group' ? '1' : '2'),
  ({ policyArn }) => policyArn,
  ({ policyName }) => policyName ?? '',
)

const byName = byKeys<HeldPolicy>(
  ({ policyArn, policyName }) => (policyName === null ? policyArn : ''),
  ({ policyName }) => policyName ?? '',
)

function grants({ policy }: HeldPolicy): boolean {
  return policy.statements.some(({ effect }) => effect === 'Allow')
}

/** Of policies that cover each other the first is kept. */
function isCovered(
  policy: HeldPolicy,
  other: HeldPolicy,
  order: readonly HeldPolicy[],
  covers: (covered: Policy, by: Policy) => boolean,
): boolean {
  if (policy === other || !covers(policy.policy, other.policy)) return false
  return order.indexOf(other) < order.indexOf(policy) || !covers(other.policy, policy.policy)
}

function evidenceOf({ policyArn, policyName }: HeldPolicy, holder: string): Evidence {
  return policyName === null
    ? { kind: 'attachment', policyArn, to: holder }
    : { kind: 'inline-policy', policyName, of: holder }
}
