import { isServiceLinked } from '../../model/role.ts'
import { accountArn } from '../shared/entities/account-arn.ts'
import { partGap } from '../shared/entities/gaps.ts'
import { holdsAwsPolicy } from '../shared/policies/holds-aws-policy.ts'
import { unseenHolders } from '../shared/policies/unseen-holders.ts'
import { defineQuery } from '../query.ts'

const SECURITY_AUDIT = 'policy/SecurityAudit'

export default defineQuery({
  name: 'security-audit-role-missing',
  title: 'Accounts in which no role has SecurityAudit, with which auditors look without changing anything',
  kind: 'finding',
  severity: 'low',
  version: 2,
  message: 'has no role with SecurityAudit, with which auditors look without changing anything',
  needs: ['roles'],
  params: {},
  columns: ['accountArn', 'accountId'],
  remediation: 'Make a role that the auditors can assume, and attach SecurityAudit with attach-role-policy.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html',
  ],

  *run({ account, unknown }) {
    const arn = accountArn(account.snapshot)
    const held = account
      .roles()
      .filter((role) => !isServiceLinked(role))
      .map((role) => holdsAwsPolicy(role, SECURITY_AUDIT))
    if (held.some(Boolean)) return
    const gap = partGap(account, 'roles') ?? unseenHolders(account, SECURITY_AUDIT)
    const silent = held.filter((one) => one === null).length
    if (gap !== null) unknown(gap.part, gap.reason, arn)
    else if (silent > 0) unknown('roles', `the attached policies of some roles were not given: ${silent}`, arn)
    else {
      yield {
        values: { accountArn: arn, accountId: account.snapshot.account },
        evidence: [{ kind: 'absent', of: arn, what: 'role with SecurityAudit' }],
      }
    }
  },
})
