import { once } from '../../util/once.ts'
import { administration } from '../shared/policies/administration.ts'
import { boundedPrincipals } from '../shared/access/bounded-principals.ts'
import { everythingIn } from '../shared/policies/everything.ts'
import { idsOf } from '../shared/entities/ids-of.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-ineffective',
  title: 'Permissions boundaries that let administration through',
  kind: 'finding',
  severity: 'high',
  message: 'lets administration through, as the permissions boundary of {principalArn}',
  subject: 'policyArn',
  needs: ['users', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'policyArn', 'policyId', 'decision'],
  remediation:
    'Set a boundary that allows only what the principal may ever need, and not the actions that change permissions.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate',
  ],

  *run({ access, account, actions, unknown }) {
    const everything = once(() => everythingIn(account, actions()))
    const idOf = idsOf(account)
    for (const { principal, boundary, held, part } of boundedPrincipals(account, access().held)) {
      if (held.policy.undecidable !== null) {
        unknown(part, held.policy.undecidable, principal.arn)
        continue
      }
      const { decision, statements } = administration(held.policy, everything())
      if (decision === 'unknown')
        unknown(part, `its boundary ${boundary.arn} has a statement that cannot be decided`, principal.arn)
      if (decision === 'denied' || decision === 'unknown') continue
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          policyArn: boundary.arn,
          policyId: idOf(boundary.arn),
          decision,
        },
        evidence: [
          { kind: 'boundary', policyArn: boundary.arn, of: principal.arn },
          ...statements.map(({ index, sid, effect }) => ({
            kind: 'statement' as const,
            policyArn: boundary.arn,
            policyName: null,
            version: held.version,
            statement: index,
            sid,
            effect,
          })),
        ],
      }
    }
  },
})
