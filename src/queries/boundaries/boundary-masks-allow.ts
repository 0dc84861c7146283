import type { Grant } from '../../access/grants.ts'
import { byKeys } from '../../model/compare.ts'
import { isEmpty } from '../../policy/action/action-bits.ts'
import { idsOfBits } from '../../policy/action/action-set.ts'
import type { ActionTable } from '../../policy/action/table.ts'
import { boundedPrincipals } from '../shared/access/bounded-principals.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-masks-allow',
  title: 'Actions that a policy grants and the permissions boundary makes dead',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['principalArn', 'principalId', 'policyArn', 'policyName', 'statement', 'service', 'count', 'actions'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-eval-logic',
  ],

  *run({ access, account, actions, unknown }) {
    for (const { principal, boundary, held, part } of boundedPrincipals(account, access().held)) {
      if (held.policy.undecidable !== null) {
        unknown(part, held.policy.undecidable, principal.arn)
        continue
      }
      for (const { bearing, masked } of access().grants(principal).toSorted(byPlace)) {
        const { statement, origin } = bearing
        if (statement === null || isEmpty(masked) || origin.policyArn === null) continue
        const { policyArn, policyName, version } = origin
        for (const [service, names] of byService(masked, actions())) {
          yield {
            values: {
              principalArn: principal.arn,
              principalId: principal.id,
              policyArn,
              policyName,
              statement: statement.index,
              service,
              count: names.length,
              actions: names,
            },
            evidence: [
              { kind: 'boundary', policyArn: boundary.arn, of: principal.arn },
              {
                kind: 'statement',
                policyArn,
                policyName,
                version,
                statement: statement.index,
                sid: statement.sid,
                effect: 'Allow',
              },
            ],
          }
        }
      }
    }
  },
})

const byPlace = byKeys<Grant>(
  ({ bearing }) => bearing.origin.policyArn ?? '',
  ({ bearing }) => bearing.origin.policyName ?? '',
  ({ bearing }) => String(bearing.statement?.index ?? 0).padStart(9, '0'),
)

function byService(bits: Uint32Array, table: ActionTable): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const id of idsOfBits(bits)) {
    const { service, name } = table.actionAt(id)
    const names = found.get(service)
    if (names) names.push(name)
    else found.set(service, [name])
  }
  return found
}
