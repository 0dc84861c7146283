import { pathEvidence } from '../shared/escalation/path-evidence.ts'
import { circles } from '../shared/escalation/circles.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'circular-access',
  title: 'Users and roles, no administrators, that can become one another',
  kind: 'finding',
  severity: 'low',
  message: 'lets these become one another: {principals}',
  identity: ['principals'],
  needs: POLICY_PARTS,
  params: {},
  columns: ['principals', 'count'],
  remediation: 'Each of them has what all of them have: take away the hop that nobody needs.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html'],

  *run({ escalation }) {
    for (const { principals, hops } of circles(escalation())) {
      yield { values: { principals, count: principals.length }, evidence: pathEvidence(hops) }
    }
  },
})
