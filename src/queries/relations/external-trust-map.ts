import type { AccountView } from '../../model/account.ts'
import type { Role } from '../../model/entity.ts'
import { RolecallError } from '../../model/error.ts'
import { parseStatements, type Statement } from '../../policy/document/parse.ts'
import { isConditional, speaksOfAssuming } from '../../policy/trust-statement.ts'
import { OUTSIDER_KINDS, outsiders } from '../shared/trust/outsiders.ts'
import { defineQuery } from '../query.ts'
import { conditionTests, requiresExternalId } from '../shared/trust/trust-conditions.ts'
import { trustGap } from '../shared/trust/trust-gap.ts'

export default defineQuery({
  name: 'external-trust-map',
  title: 'Accounts, organisations, services and identity providers beyond this account that its roles trust',
  kind: 'inventory',
  severity: 'info',
  needs: ['roles', 'users', 'groups', 'customer-policies', 'aws-policies'],
  params: {
    kinds: { type: 'list', default: [], describe: `only these kinds, of ${OUTSIDER_KINDS.join(', ')}` },
  },
  columns: [
    'rank',
    'roleArn',
    'roleId',
    'statement',
    'trustedKind',
    'trusted',
    'trustedAccount',
    'conditional',
    'externalId',
    'conditions',
    'leadsTo',
  ],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid',
  ],

  *run({ account, escalation, params, unknown }) {
    const kinds = wantedKinds(params.kinds)
    const { tier } = escalation()
    for (const role of account.roles().toSorted((a, b) => RANK[tier(a)] - RANK[tier(b)])) {
      const gap = trustGap(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      for (const statement of admittingStatements(account, role)) {
        const { index, sid } = statement
        for (const outsider of outsiders(statement, account.snapshot)) {
          if (!kinds.has(outsider.kind)) continue
          yield {
            values: {
              rank: RANK[tier(role)],
              roleArn: role.arn,
              roleId: role.id,
              statement: index,
              trustedKind: outsider.kind,
              trusted: outsider.name,
              trustedAccount: outsider.account,
              conditional: isConditional(statement),
              externalId: requiresExternalId(statement),
              conditions: conditionTests(statement),
              leadsTo: tier(role),
            },
            evidence: [{ kind: 'trust', roleArn: role.arn, statement: index, sid, principal: outsider.text }],
          }
        }
      }
    }
  },
})

/** What trust leads to comes first where it is worst: an administrator, somebody who can become one. */
const RANK = { admin: 1, 'reaches-admin': 2, other: 3 } as const

/** The kinds to show: those given, or all where none is. */
function wantedKinds(given: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>(OUTSIDER_KINDS)
  const odd = given.find((kind) => !known.has(kind))
  if (odd === undefined) return given.length > 0 ? new Set(given) : known
  throw new RolecallError(
    'USAGE',
    `query external-trust-map: parameter kinds: found "${odd}", expected some of ${OUTSIDER_KINDS.join(', ')}`,
    { hint: 'For example --param kinds=account,organization; leave it out for all kinds.' },
  )
}

/**
 * The statements that let somebody assume a role, from its document: the edges of the graph say neither what a condition
 * tests nor who is left out of "all but those".
 */
function admittingStatements(account: AccountView, { trust }: Role): readonly Statement[] {
  if (trust === null) return []
  const statements = parseStatements(account.document(trust).json)
  return statements.filter((statement) => statement.effect === 'Allow' && speaksOfAssuming(statement))
}
