import { byCodeUnit } from '../../model/compare.ts'
import { defineQuery } from '../query.ts'
import { readTrust, type TrustStatement } from '../shared/trust/trust-reading.ts'

export default defineQuery({
  name: 'role-trust-stale-principal',
  title: 'Roles whose trust policy still names a deleted principal',
  kind: 'finding',
  severity: 'low',
  message: 'still names a deleted[ {kind}] in its trust policy: {principalId} ({effect})',
  identity: ['principalId', 'effect'],
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'roleId', 'statement', 'principalId', 'kind', 'effect'],
  remediation:
    'Take the id out of the trust policy with update-assume-role-policy. A principal made anew under the old name is neither let in nor kept out until it is named again.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],

  *run({ account, unknown }) {
    for (const role of account.roles()) {
      const { gap, statements } = readTrust(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      for (const statement of statements) {
        const { index, sid, effect } = statement
        for (const id of deletedIn(statement)) {
          yield {
            values: { roleArn: role.arn, roleId: role.id, statement: index, principalId: id, kind: kindOf(id), effect },
            evidence: [{ kind: 'trust', roleArn: role.arn, statement: index, sid, principal: id }],
          }
        }
      }
    }
  },
})

/** The deleted principals that a statement names, whatever it says of them: ids, each once, sorted. */
function deletedIn({ principals }: TrustStatement): readonly string[] {
  const deleted = principals.filter(({ kind }) => kind === 'deleted')
  return [...new Set(deleted.map(({ name }) => name))].toSorted(byCodeUnit)
}

/** What the principal was, by the prefix of its id. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids} */
function kindOf(id: string): string | null {
  return id.startsWith('AROA') ? 'role' : id.startsWith('AIDA') ? 'user' : null
}
