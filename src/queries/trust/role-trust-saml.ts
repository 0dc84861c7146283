import { isSsoReserved } from '../../model/role.ts'
import { getsIn } from '../shared/trust/gets-in.ts'
import { anyOf } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-saml',
  title: 'Roles that users of a SAML provider can assume, those of IAM Identity Center among them',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'isIdentityCenter', 'conditions'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html',
    'https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.kind !== 'saml-provider' || way.caller === null) continue
      if (!getsIn(context, way, anyOf(way.caller, held))) continue
      yield {
        values: {
          isIdentityCenter: isSsoReserved(way.role),
          ...wayCells(way),
          conditions: testLines(context, way.statement),
        },
        evidence: [way.evidence],
      }
    }
  },
})
