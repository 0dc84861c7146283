import { isServiceLinked } from '../../model/role.ts'
import { accountArn } from '../shared/entities/account-arn.ts'
import { attachmentGap, membershipGap } from '../shared/entities/gaps.ts'
import { holdsAwsPolicy } from '../shared/policies/holds-aws-policy.ts'
import { unseenHolders } from '../shared/policies/unseen-holders.ts'
import { defineQuery } from '../query.ts'

const SUPPORT = 'policy/AWSSupportAccess'

export default defineQuery({
  name: 'support-role-missing',
  title: 'Accounts in which no role or user has AWSSupportAccess, with which incidents are taken to AWS',
  kind: 'finding',
  severity: 'low',
  version: 2,
  message: 'has no role or user with AWSSupportAccess, with which incidents are taken to AWS Support',
  needs: ['users', 'groups', 'roles'],
  params: {},
  columns: ['accountArn', 'accountId'],
  remediation:
    'Make a role that those who deal with incidents can assume, and attach AWSSupportAccess with attach-role-policy.',
  controls: [
    'Security Hub IAM.18',
    'CIS AWS Foundations v5.0.0 1.16',
    'CIS AWS Foundations v3.0.0 1.17',
    'CIS AWS Foundations v1.4.0 1.17',
    'CIS AWS Foundations v1.2.0 1.20',
  ],
  references: [
    'https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSSupportAccess.html',
  ],

  *run({ account, unknown }) {
    const arn = accountArn(account.snapshot)
    const roles = account.roles().filter((role) => !isServiceLinked(role))
    if ([...roles, ...account.users()].some((principal) => holdsAwsPolicy(principal, SUPPORT))) return
    const groups = account.groups().filter((group) => holdsAwsPolicy(group, SUPPORT))
    const names = new Set(groups.map(({ name }) => name.toLowerCase()))
    if (account.users().some((user) => user.groups?.some((name) => names.has(name.toLowerCase())))) return
    const gap =
      attachmentGap(account) ?? (groups.length > 0 ? membershipGap(account) : null) ?? unseenHolders(account, SUPPORT)
    if (gap !== null) unknown(gap.part, gap.reason, arn)
    else {
      yield {
        values: { accountArn: arn, accountId: account.snapshot.account },
        evidence: [{ kind: 'absent', of: arn, what: 'role or user with AWSSupportAccess' }],
      }
    }
  },
})
