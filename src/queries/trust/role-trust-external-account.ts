import { getsIn } from '../shared/trust/gets-in.ts'
import { outsideAccount } from '../shared/trust/outside-account.ts'
import { anyOf, somebodyElsewhere } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-external-account',
  title: 'Roles that trust another account, or somebody of it, that is not among the known ones',
  kind: 'finding',
  severity: 'medium',
  message: 'trusts {trustedKind} {trusted}, outside the known accounts[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  saidBy: [
    'role-admin-unexpected-principal',
    'role-s3-exfil-unexpected-principal',
    'role-trust-cross-account-no-external-id-or-mfa',
    'role-trust-cross-account-readonly',
    'role-trust-cross-account-write',
  ],
  needs: ['roles'],
  params: {
    known: { type: 'list', default: [], describe: 'ids of accounts that may be trusted, such as your own others' },
  },
  columns: [...WAY_COLUMNS, 'trustedAccount', 'conditions'],
  remediation:
    'Ask who owns the account. Take it out of the trust policy if nobody needs it; otherwise name the role there that does, require an external id of a third party, and put the account among the known ones.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_aws-accounts.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.kind === 'unknown') getsIn(context, way, somebodyElsewhere(context.account.snapshot.account))
      const outside = outsideAccount(way, context)
      if (outside === null || context.params.known.includes(outside.account)) continue
      if (!getsIn(context, way, anyOf(outside.caller, held))) continue
      yield {
        values: { trustedAccount: outside.account, ...wayCells(way), conditions: testLines(context, way.statement) },
        evidence: [way.evidence],
      }
    }
  },
})
