import { getsIn } from '../shared/trust/gets-in.ts'
import { anyoneOf } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-account-root',
  title: 'Roles that trust a whole account, so that its own policies alone say who may assume them',
  kind: 'finding',
  severity: 'low',
  message: 'trusts all of account {trusted}[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  saidBy: [
    'role-admin-unexpected-principal',
    'role-s3-exfil-unexpected-principal',
    'role-trust-cross-account-no-external-id-or-mfa',
    'role-trust-cross-account-readonly',
    'role-trust-cross-account-write',
    'role-trust-external-account',
  ],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'isOwnAccount', 'conditions'],
  remediation:
    'Name the users or roles that need it in place of the account, or limit it by aws:PrincipalArn or a principal tag. The conditions in the row, if any, do not narrow down who of the account is meant.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.kind !== 'account' || !getsIn(context, way, anyoneOf(way.trusted, held))) continue
      const isOwnAccount = way.trusted === context.account.snapshot.account
      yield {
        values: { isOwnAccount, ...wayCells(way), conditions: testLines(context, way.statement) },
        evidence: [way.evidence],
      }
    }
  },
})
