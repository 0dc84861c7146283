import type { Role } from '../../model/entity.ts'
import { defineQuery } from '../query.ts'
import { administers } from '../shared/policies/administers.ts'
import { roleGrants } from '../shared/policies/role-grants.ts'
import { EXPECTED, isUnexpected } from '../shared/trust/unexpected-way.ts'
import { WAY_COLUMNS, wayCells } from '../shared/trust/way-in.ts'
import { worthyWays } from '../shared/trust/worthy-ways.ts'

export default defineQuery({
  name: 'role-s3-exfil-unexpected-principal',
  title: 'Roles, no administrators, that read every S3 bucket, open to services, other accounts, OIDC or all',
  kind: 'finding',
  severity: 'high',
  version: 3,
  message: 'reads every S3 bucket, and {trustedKind} {trusted} can assume it[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles', 'customer-policies', 'aws-policies'],
  params: { expected: EXPECTED },
  columns: [...WAY_COLUMNS, 'decision', 'conditions'],
  remediation:
    'Limit s3:GetObject and s3:ListBucket to the buckets that the role is for. Name in the parameter expected who may read them all.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  ],

  *run(context) {
    const grants = roleGrants(context)
    const isAdmin = administers(context)
    const reading = (role: Role, comesWithoutMfa: boolean) =>
      isAdmin(role) ? null : grants.all(role, READING, { comesWithoutMfa })
    const isWanted = isUnexpected(context, context.params.expected)
    for (const { way, worth, conditions } of worthyWays(context, isWanted, reading)) {
      yield {
        values: {
          decision: conditions.length > 0 ? 'conditional' : worth.decision,
          ...wayCells(way),
          conditions: [...conditions, ...worth.conditions],
        },
        evidence: [way.evidence, ...worth.evidence],
      }
    }
  },
})

const READING = ['s3:ListBucket', 's3:GetObject'] as const
