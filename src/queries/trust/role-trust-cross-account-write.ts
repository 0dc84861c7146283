import type { Role } from '../../model/entity.ts'
import { isForeign } from '../shared/trust/foreign-way.ts'
import { defineQuery } from '../query.ts'
import { administers } from '../shared/policies/administers.ts'
import { roleChanges } from '../shared/policies/role-changes.ts'
import { policyPart } from '../shared/policies/role-policies.ts'
import { WAY_COLUMNS, wayCells } from '../shared/trust/way-in.ts'
import { worthyWays } from '../shared/trust/worthy-ways.ts'

export default defineQuery({
  name: 'role-trust-cross-account-write',
  title: 'Roles, no administrators, that change something in this account, and that other accounts can assume',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message: 'makes changes (actions: {actionCount}), and {trustedKind} {trusted} can assume it[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles', 'customer-policies', 'aws-policies'],
  params: {
    known: { type: 'list', default: [], describe: 'ids of accounts that may change this one' },
  },
  columns: [...WAY_COLUMNS, 'trustedAccount', 'decision', 'actionCount', 'serviceCount', 'services', 'conditions'],
  remediation:
    'Ask what the other account does here, and leave the role no more actions and resources than that takes; a tool that looks at the account needs none that writes.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],

  *run(context) {
    const isAdmin = administers(context)
    const changesOf = roleChanges(context)
    const changing = (role: Role) => (isAdmin(role) ? null : changesOf(role))
    for (const { way, worth, conditions } of worthyWays(context, isForeign(context, context.params.known), changing)) {
      const { actionCount, services, decision, evidence, open } = worth
      for (const { policyArn, policyName } of open.map(({ origin }) => origin)) {
        const why = `what ${policyName ?? policyArn ?? 'a policy of it'} allows cannot be decided`
        context.unknown(policyPart(policyArn, way.role), why, way.role.arn)
      }
      if (actionCount === 0) continue
      yield {
        values: {
          trustedAccount: way.account,
          ...wayCells(way),
          decision: conditions.length === 0 ? decision : 'conditional',
          actionCount,
          serviceCount: services.length,
          services: services.length > FEW ? null : services,
          conditions: [...conditions, ...worth.conditions],
        },
        evidence: [way.evidence, ...evidence],
      }
    }
  },
})

/** More services than these are not listed: the role writes nearly everywhere. */
const FEW = 12
