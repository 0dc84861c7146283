import { byKeys } from '../../model/compare.ts'
import type { StatementPrincipal } from '../../policy/principals.ts'
import { defineQuery } from '../query.ts'
import { conditionTests, requiresExternalId } from '../trust-conditions.ts'
import { trustGrants } from '../trust-grants.ts'

export default defineQuery({
  name: 'external-trust-map',
  title: 'Accounts, identity providers and anybody else beyond this account that its roles trust',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles'],
  params: {},
  columns: [
    'roleArn',
    'roleId',
    'statement',
    'trustedKind',
    'trusted',
    'trustedAccount',
    'conditional',
    'externalId',
    'conditions',
  ],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html',
  ],

  *run(context) {
    const { account } = context
    for (const role of account.roles()) {
      const rows = trustGrants(context, role).flatMap(({ principal, statement, conditional, evidence }) => {
        const trustedKind = externalKind(principal, account.snapshot.account)
        if (trustedKind === null) return []
        return [
          {
            values: {
              roleArn: role.arn,
              roleId: role.id,
              statement: statement.index,
              trustedKind,
              trusted: principal.name,
              trustedAccount: principal.account,
              conditional,
              externalId: requiresExternalId(statement),
              conditions: conditionTests(statement),
            },
            evidence: [evidence],
          },
        ]
      })
      yield* rows.toSorted(
        byKeys(
          ({ values }) => String(values.statement).padStart(9, '0'),
          ({ values }) => values.trustedKind,
          ({ values }) => values.trusted,
        ),
      )
    }
  },
})

/** What stands outside the account: null for the account itself, who lives in it, and AWS's own services. */
function externalKind({ kind, name, account, negated }: StatementPrincipal, own: string): string | null {
  if (negated) return 'everyone-but'
  switch (kind) {
    case 'service':
      return null
    case 'account':
    case 'principal':
      return account === own ? null : kind
    case 'federated':
      return name.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider'
    case 'public':
    case 'deleted':
    case 'canonical-user':
    case 'unknown':
      return kind
    default:
      return kind satisfies never
  }
}
