import { defineQuery } from '../query.ts'
import { grantsTo } from '../trust-grants.ts'

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
    for (const { role, trusted, statement, evidence } of grantsTo(context, 'deleted-principal')) {
      const { name: principalId } = trusted
      yield {
        values: { roleArn: role.arn, roleId: role.id ?? '', statement, principalId, kind: kindOf(principalId) },
        evidence: [evidence],
      }
    }
  },
})

/** What the principal was, by the prefix of its id. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids} */
function kindOf(id: string): string | null {
  return id.startsWith('AROA') ? 'role' : id.startsWith('AIDA') ? 'user' : null
}
