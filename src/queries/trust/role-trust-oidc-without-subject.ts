import { getsIn } from '../shared/trust/gets-in.ts'
import { issuerOf } from '../shared/trust/oidc-issuers.ts'
import { tokenHolder } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-oidc-without-subject',
  title: 'Roles that take any token of an OIDC issuer, whomever it was issued to',
  kind: 'finding',
  severity: 'critical',
  message: 'takes any token of {issuer}, since it does not ask for {lacks}',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'issuer', 'isShared', 'lacks', 'conditions'],
  remediation:
    'Require the claim in the row to be that of your repository, project, service account or app: at a shared issuer anybody can get a token. Of Amazon Cognito require aud, your identity pool, and amr, whether users have logged in.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      if (way.kind !== 'oidc-provider' || way.caller === null) continue
      const issuer = issuerOf(way.trusted)
      const { name, chosen, subjects, kind, tells } = issuer
      if (!getsIn(context, way, tokenHolder(way.caller, held, { issuer: name, chosen, subjects }))) continue
      yield {
        values: {
          issuer: name,
          ...wayCells(way),
          isShared: kind === 'shared' || kind === 'cognito' || kind === 'login',
          lacks: tells.join(' or '),
          conditions: testLines(context, way.statement),
        },
        evidence: [way.evidence],
      }
    }
  },
})
