import type { Role } from '../../model/entity.ts'
import { isForeign } from '../shared/trust/foreign-way.ts'
import { defineQuery } from '../query.ts'
import { roleGrants } from '../shared/policies/role-grants.ts'
import { allowingEverywhere, type KnownPolicy } from '../shared/policies/role-policies.ts'
import { WAY_COLUMNS, wayCells } from '../shared/trust/way-in.ts'
import { worthyWays } from '../shared/trust/worthy-ways.ts'

export default defineQuery({
  name: 'role-trust-cross-account-readonly',
  title: 'Roles that read the whole account, as ReadOnlyAccess does, and that other accounts can assume',
  kind: 'finding',
  severity: 'high',
  message: 'reads the whole account, and {trustedKind} {trusted} can assume it[, under {conditions}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles', 'customer-policies', 'aws-policies'],
  params: {
    known: { type: 'list', default: [], describe: 'ids of accounts that may read this one' },
  },
  columns: [...WAY_COLUMNS, 'trustedAccount', 'decision', 'conditions'],
  remediation:
    'ReadOnlyAccess reads data, not only settings: objects, table items, parameters, logs. Give an auditor SecurityAudit or ViewOnlyAccess in its place, or only what it looks at.',
  references: [
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html#jf_security-auditor',
  ],

  *run(context) {
    const grants = roleGrants(context)
    const reading = (role: Role) =>
      grants.all(role, WRITING, KNOWN) === null ? grants.all(role, READING, KNOWN) : null
    for (const { way, worth, conditions } of worthyWays(context, isForeign(context, context.params.known), reading)) {
      yield {
        values: {
          trustedAccount: way.account,
          ...wayCells(way),
          decision: conditions.length > 0 ? 'conditional' : worth.decision,
          conditions: [...conditions, ...worth.conditions],
        },
        evidence: [way.evidence, ...worth.evidence],
      }
    }
  },
})

/** What ReadOnlyAccess reads and SecurityAudit does not. {@link https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html} */
const READING = [
  'cloudformation:GetTemplate',
  'dynamodb:GetItem',
  'ec2:DescribeInstances',
  'lambda:GetFunction',
  'logs:GetLogEvents',
  's3:GetObject',
  'ssm:GetParameter',
] as const

/** A night's copy of it may be missing, or short; what else is attached and the boundary still count. */
const READ_ONLY_ACCESS: KnownPolicy = { resource: 'policy/ReadOnlyAccess', said: allowingEverywhere(READING) }
const KNOWN = { known: READ_ONLY_ACCESS }

/** Who may do this everywhere has more than reading, which is another finding. */
const WRITING = ['dynamodb:PutItem', 'ec2:RunInstances', 's3:PutObject'] as const
