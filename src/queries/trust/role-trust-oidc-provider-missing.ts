import type { Part } from '../../model/part.ts'
import { partGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'
import { WAY_COLUMNS, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-oidc-provider-missing',
  title: 'Roles that trust a SAML or OIDC provider of this account that does not exist',
  kind: 'finding',
  severity: 'low',
  message: 'trusts {trusted}, which does not exist',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles', 'saml', 'oidc'],
  params: {},
  columns: [...WAY_COLUMNS],
  remediation:
    'Take the provider out of the trust policy, or delete the role if nobody else assumes it: whoever makes a provider of that name decides who gets in.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html',
  ],

  *run(context) {
    const { account, unknown } = context
    const held = { saml: arnsOf('saml'), oidc: arnsOf('oidc') }
    for (const way of waysIn(context)) {
      const part = partOf(way.kind)
      if (part === null || way.account !== account.snapshot.account || held[part].has(way.trusted)) continue
      const gap = partGap(account, part)
      if (gap === null) {
        yield {
          values: wayCells(way),
          evidence: [way.evidence, { kind: 'absent', of: way.trusted, what: 'identity provider' }],
        }
      } else unknown(part, `whether ${way.trusted} exists: ${gap.reason}`, way.role.arn)
    }

    function arnsOf(part: Part): ReadonlySet<string> {
      return new Set(account.facts(part).map(({ arn }) => arn))
    }
  },
})

function partOf(kind: string): 'oidc' | 'saml' | null {
  return kind === 'saml-provider' ? 'saml' : kind === 'oidc-provider' ? 'oidc' : null
}
