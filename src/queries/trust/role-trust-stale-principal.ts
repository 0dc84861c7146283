import { byKeys } from '../../model/compare.ts'
import { defineQuery } from '../query.ts'
import { trustGrants } from '../trust-grants.ts'

export default defineQuery({
  name: 'role-trust-stale-principal',
  title: 'Roles whose trust policy still names a deleted principal',
  kind: 'finding',
  severity: 'low',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'statement', 'principalId', 'kind'],
  remediation:
    'Take the id out of the trust policy with update-assume-role-policy. A principal made anew under the old name is not trusted until it is named again.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],

  *run(context) {
    for (const role of context.account.roles()) {
      const rows = trustGrants(context, role)
        .filter(({ principal }) => principal.kind === 'deleted')
        .map(({ principal: { name: principalId }, statement, evidence }) => ({
          values: {
            roleArn: role.arn,
            roleId: role.id,
            statement: statement.index,
            principalId,
            kind: kindOf(principalId),
          },
          evidence: [evidence],
        }))
      yield* rows.toSorted(
        byKeys(
          ({ values }) => String(values.statement).padStart(9, '0'),
          ({ values }) => values.principalId,
        ),
      )
    }
  },
})

/** What the principal was, by the prefix of its id. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids} */
function kindOf(id: string): string | null {
  return id.startsWith('AROA') ? 'role' : id.startsWith('AIDA') ? 'user' : null
}
