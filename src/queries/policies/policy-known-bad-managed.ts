import { parseArn } from '../../model/arn.ts'
import { attachmentCount, attachmentEvidence } from '../shared/policies/attached-administrators.ts'
import { KNOWN_BAD_POLICIES } from '../shared/data/known-bad-policies.ts'
import { managedPolicies } from '../shared/policies/managed-policies.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-known-bad-managed',
  title: 'Attached policies of AWS that AWS itself warns of: replaced, phased out, or a quarantine',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message: 'is attached to {attachmentCount}, and {reason}[; {replacement} takes its place]',
  needs: ['users', 'groups', 'roles'],
  params: {},
  columns: ['policyArn', 'policyId', 'policyName', 'reason', 'since', 'replacement', 'attachmentCount'],
  remediation:
    'Attach what takes its place, then detach it; one that was detached from all cannot be attached again. Where it is a quarantine, change the keys of its user first, and follow the support case that AWS opened.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html',
    ...new Set(KNOWN_BAD_POLICIES.map(({ reference }) => reference)),
  ],

  *run(context) {
    for (const found of managedPolicies(context, 'aws')) {
      const { policyArn, policyId, policyName, isAttached } = found
      const resource = parseArn(policyArn ?? '')?.resource
      const known = KNOWN_BAD_POLICIES.find((bad) => bad.resource === resource)
      if (known === undefined || isAttached === false) continue
      if (isAttached !== true) context.unknown(isAttached.part, isAttached.reason, policyArn ?? '')
      else {
        yield {
          values: {
            policyArn,
            policyId,
            policyName,
            reason: known.why,
            since: known.since,
            replacement: known.instead,
            attachmentCount: attachmentCount(found),
          },
          evidence: attachmentEvidence(found),
        }
      }
    }
  },
})
