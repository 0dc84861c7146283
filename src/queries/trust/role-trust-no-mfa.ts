import { getsIn } from '../shared/trust/gets-in.ts'
import { userWithoutMfa } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-no-mfa',
  title: 'Roles that users can assume without MFA',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'conditions'],
  remediation:
    'Require "Bool": {"aws:MultiFactorAuthPresent": "true"} in the trust policy; BoolIfExists requires nothing of who signs with access keys. If only roles assume it, name them in place of the account.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.caller?.kind !== 'account' && way.caller?.kind !== 'user') continue
      if (!getsIn(context, way, userWithoutMfa(way.caller, held))) continue
      yield { values: { ...wayCells(way), conditions: testLines(context, way.statement) }, evidence: [way.evidence] }
    }
  },
})
