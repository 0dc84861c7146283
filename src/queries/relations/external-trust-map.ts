import type { AccountView } from '../../model/account.ts'
import { byKeys } from '../../model/compare.ts'
import type { Role } from '../../model/entity.ts'
import type { SnapshotInfo } from '../../model/snapshot.ts'
import { parseStatements, type Statement } from '../../policy/document/parse.ts'
import { statementPrincipals, type StatementPrincipal } from '../../policy/principals.ts'
import { isConditional, speaksOfAssuming } from '../../policy/trust-statement.ts'
import { defineQuery } from '../query.ts'
import { conditionTests, requiresExternalId } from '../trust-conditions.ts'
import { trustGap } from '../trust-gap.ts'

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

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      const gap = trustGap(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      for (const statement of admittingStatements(account, role)) {
        const { index, sid } = statement
        for (const { trustedKind, name, account: trustedAccount, text } of outsiders(statement, account.snapshot)) {
          yield {
            values: {
              roleArn: role.arn,
              roleId: role.id,
              statement: index,
              trustedKind,
              trusted: name,
              trustedAccount,
              conditional: isConditional(statement),
              externalId: requiresExternalId(statement),
              conditions: conditionTests(statement),
            },
            evidence: [{ kind: 'trust', roleArn: role.arn, statement: index, sid, principal: text }],
          }
        }
      }
    }
  },
})

/**
 * The statements that let somebody assume a role, from its document: the edges of the graph say neither what a condition
 * tests nor who is left out of "all but those".
 */
function admittingStatements(account: AccountView, { trust }: Role): readonly Statement[] {
  if (trust === null) return []
  const statements = parseStatements(account.document(trust).json)
  return statements.filter((statement) => statement.effect === 'Allow' && speaksOfAssuming(statement))
}

interface Outsider extends StatementPrincipal {
  readonly trustedKind: string
}

/** Everybody beyond the account whom a statement names, each once, by kind and name. */
function outsiders(statement: Statement, { account }: SnapshotInfo): readonly Outsider[] {
  const found = new Map<string, Outsider>()
  for (const principal of statementPrincipals(statement)) {
    const trustedKind = externalKind(principal, account)
    const key = `${trustedKind} ${principal.name}`
    if (trustedKind !== null && !found.has(key)) found.set(key, { ...principal, trustedKind })
  }
  return [...found.values()].toSorted(byKindAndName)
}

const byKindAndName = byKeys<Outsider>(
  ({ trustedKind }) => trustedKind,
  ({ name }) => name,
)

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
