import { isAwsManagedPolicy } from '../../model/arn.ts'
import type { ManagedPolicy } from '../../model/entity.ts'
import { isKnown } from '../../model/part.ts'
import { entityGap } from '../shared/entities/gaps.ts'
import { policyHolders } from '../shared/policies/policy-holders.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-policy-missing-document',
  title: 'Permissions boundaries whose policy document this night does not hold',
  kind: 'finding',
  severity: 'info',
  message: 'is a permissions boundary, and the night lacks its {missing}',
  needs: ['users', 'roles', 'customer-policies', 'aws-policies'],
  params: {},
  columns: ['policyArn', 'policyId', 'missing', 'principals'],
  remediation:
    'Take the night again with every policy in it (get-account-authorization-details without --filter); until then nobody can say what the limited principals may do.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html',
  ],

  *run({ account, unknown }) {
    for (const { arn: policyArn, policy, boundaries } of policyHolders(account)) {
      const part = isAwsManagedPolicy(policyArn) ? 'aws-policies' : 'customer-policies'
      const state = account.parts.get(part)
      if (boundaries.length === 0 || !isKnown(state)) continue
      const missing = missingPiece(policy)
      if (missing === null) continue
      if (missing === 'policy' && state?.status === 'partial') {
        const { reason } = entityGap(account, part, 'it may be among those that could not be read')
        unknown(part, reason, policyArn)
        continue
      }
      yield {
        values: { policyArn, policyId: policy?.id ?? null, missing, principals: boundaries.length },
        evidence: [{ kind: 'absent', of: policyArn, what: missing }, ...boundaries.map(({ evidence }) => evidence)],
      }
    }
  },
})

/** The outermost piece that the night lacks on the way to the document that counts. */
function missingPiece(policy: ManagedPolicy | null): 'policy' | 'versions' | 'default version' | 'document' | null {
  if (policy === null) return 'policy'
  if (policy.versions === null) return 'versions'
  const current =
    policy.versions.find(({ version }) => version === policy.defaultVersion) ??
    policy.versions.find(({ isDefault }) => isDefault)
  if (current === undefined) return 'default version'
  return current.document === null ? 'document' : null
}
