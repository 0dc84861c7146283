import { getsIn } from '../shared/trust/gets-in.ts'
import { strangers } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-any-principal',
  title: 'Roles that anybody in any AWS account can assume',
  kind: 'finding',
  severity: 'critical',
  message: 'can be assumed by anybody in any AWS account[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'conditions'],
  remediation:
    'Name the accounts or roles that need it in place of "*"; where that cannot be, require aws:PrincipalOrgID. The conditions in the row, if any, keep nobody out: an outsider meets them as easily.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.caller !== null || !getsIn(context, way, ...strangers(held))) continue
      yield { values: { conditions: testLines(context, way.statement), ...wayCells(way) }, evidence: [way.evidence] }
    }
  },
})
