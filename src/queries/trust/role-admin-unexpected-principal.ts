import { defineQuery } from '../query.ts'
import { roleGrants } from '../shared/policies/role-grants.ts'
import { EXPECTED, isUnexpected } from '../shared/trust/unexpected-way.ts'
import { WAY_COLUMNS, wayCells } from '../shared/trust/way-in.ts'
import { worthyWays } from '../shared/trust/worthy-ways.ts'

export default defineQuery({
  name: 'role-admin-unexpected-principal',
  title: 'Administrator roles that a service, another account, an OIDC provider or everybody can assume',
  kind: 'finding',
  severity: 'high',
  version: 3,
  message: 'is an administrator that {trustedKind} {trusted} can assume[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles', 'customer-policies', 'aws-policies'],
  params: { expected: EXPECTED },
  columns: [...WAY_COLUMNS, 'decision', 'conditions'],
  remediation:
    'Take the principal out of the trust policy, or give the role no more than it needs. Name in the parameter expected those that are to be: the account that manages your organisation, for one.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html#jf_administrator',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html',
  ],

  *run(context) {
    const { administration } = roleGrants(context)
    const isWanted = isUnexpected(context, context.params.expected)
    for (const { way, worth, conditions } of worthyWays(context, isWanted, administration)) {
      yield {
        values: {
          decision: conditions.length > 0 ? 'conditional' : worth.decision,
          ...wayCells(way),
          conditions: [...conditions, ...worth.conditions],
        },
        evidence: [way.evidence, ...worth.evidence],
      }
    }
  },
})
