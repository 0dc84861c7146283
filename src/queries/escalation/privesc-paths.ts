import { outOfSight } from '../../escalation/out-of-sight.ts'
import { pathsByTechnique } from '../../escalation/path.ts'
import { type PathRow, pathRow } from '../../escalation/path-rows.ts'
import { byKeys } from '../../model/compare.ts'
import { eachOnce } from '../../util/each-once.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { pathEvidence } from '../shared/escalation/path-evidence.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privesc-paths',
  title: 'Users and roles that can become an administrator, by every technique that they can begin with',
  kind: 'finding',
  severity: 'high',
  version: 6,
  message:
    'can become an administrator beginning with {technique}[, and end as {targetArn}] ({decision}[; not shown by the night: {unseen}])',
  identity: ['targetArn'],
  saidBy: ['principal-shadow-admin'],
  needs: POLICY_PARTS,
  params: {
    inUse: {
      type: 'text',
      default: 'yes',
      describe:
        'no leaves out techniques on resources that exist, of which the night cannot say whose permissions they have',
    },
  },
  columns: [
    'principalArn',
    'principalId',
    'decision',
    'technique',
    'targetArn',
    'targetTier',
    'references',
    'precondition',
    'unseen',
    'hops',
  ],
  remediation:
    'Take away the grant that the first hop rests on, or narrow its Resource to what is needed; rolecall paths --cut says which grants close most paths.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  ],

  *run(context) {
    const escalation = context.escalation()
    const { everyone, end, tier, toAdmin } = escalation
    for (const standing of everyone) {
      if (tier(standing.principal) === 'admin') continue
      leaveUnreadable(context, standing.principal)
      const paths = pathsByTechnique(standing, escalation, end, toAdmin)
      const unseen = context.params.inUse === 'no' ? [] : outOfSight(standing, escalation)
      const rows = [...paths, ...unseen].map((path) => pathRow(path, escalation))
      for (const { hops, references, ...row } of rows.sort(byDecisionAndTechnique)) {
        yield {
          values: {
            ...row,
            references: [...references],
            unseen: eachOnce(hops.flatMap(({ precondition }) => precondition ?? [])),
            hops: hops.map((hop) => ({ ...hop, evidence: [...hop.evidence] })),
          },
          evidence: pathEvidence(hops),
        }
      }
    }
  },
})

const byDecisionAndTechnique = byKeys<PathRow>(
  ({ decision }) => decision,
  ({ technique }) => technique,
)
