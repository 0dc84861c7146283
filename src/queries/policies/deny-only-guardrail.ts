import type { HeldPolicy } from '../../access/held-policies.ts'
import { byArn, byKeys } from '../../model/compare.ts'
import type { Principal } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { nameInArn } from '../../model/arn.ts'
import { leaveHeldOpen } from '../shared/policies/held-gap.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'deny-only-guardrail',
  title: 'Users and roles with policies that only deny, their own or those of their groups',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: [
    'principalArn',
    'principalId',
    'policyArn',
    'policyName',
    'version',
    'groupArn',
    'deniedActions',
    'exceptActions',
    'isConditional',
  ],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
  ],

  *run(context) {
    const { account, access } = context
    const { held } = access()
    for (const principal of [...account.roles(), ...account.users()].toSorted(byArn)) {
      for (const policy of held.of(principal).toSorted(byPolicy)) {
        if (policy.source === 'boundary') continue
        if (policy.policy.undecidable !== null) leaveHeldOpen(context, principal, policy)
        else if (onlyDenies(policy)) yield rowOf(principal, policy)
      }
    }
  },
})

/** Embedded policies come first, those of groups behind their own. */
const byPolicy = byKeys<HeldPolicy>(
  ({ policyArn, policyName }) => (policyName === null ? policyArn : ''),
  ({ policyArn, policyName }) => policyName ?? nameInArn(policyArn),
  ({ version }) => version ?? '',
  ({ groupArn }) => groupArn ?? '',
)

function onlyDenies({ policy: { statements } }: HeldPolicy): boolean {
  return statements.length > 0 && statements.every(({ effect }) => effect === 'Deny')
}

function rowOf(principal: Principal, { policyArn, policyName, version, groupArn, policy: { statements } }: HeldPolicy) {
  const patterns = (except: boolean): readonly string[] => [
    ...new Set(statements.flatMap(({ actions }) => (actions.except === except ? actions.patterns : []))),
  ]
  const membership: readonly Evidence[] =
    groupArn === null ? [] : [{ kind: 'membership', user: principal.arn, group: groupArn }]
  return {
    values: {
      principalArn: principal.arn,
      principalId: principal.id,
      policyArn: policyName === null ? policyArn : null,
      policyName: policyName ?? nameInArn(policyArn),
      version,
      groupArn,
      deniedActions: patterns(false),
      exceptActions: patterns(true),
      isConditional: statements.every(({ conditions }) => conditions.length > 0),
    },
    evidence: [
      ...membership,
      ...statements.map(({ index: statement, sid, effect }) => {
        return { kind: 'statement', policyArn, policyName, version, statement, sid, effect } as const
      }),
    ],
  }
}
