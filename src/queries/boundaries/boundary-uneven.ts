import { byCodeUnit } from '../../model/compare.ts'
import { isServiceLinked } from '../../model/role.ts'
import { accountColumns } from '../shared/account/account-says.ts'
import { principalsUnder } from '../shared/entities/principals-under.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'boundary-uneven',
  title: 'Accounts in which a permissions boundary limits some users and roles, and others none',
  kind: 'finding',
  severity: 'medium',
  message:
    'has {unbounded} of {total} users and roles without a permissions boundary, though others have one; which must is not said',
  insteadOf: 'boundary-missing',
  needs: ['users', 'roles'],
  params: {},
  columns: ['accountArn', 'accountId', 'unbounded', 'total', 'boundaries'],
  remediation:
    'Say in requiredBoundary of rolecall.json who must have which boundary: each that lacks it is then a finding. `rolecall query boundary-missing` lists them all.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],

  *run({ account }) {
    const principals = principalsUnder(account, '/').filter((principal) => !isServiceLinked(principal))
    const first = new Map<string, string>()
    for (const { arn, boundary } of principals) {
      if (boundary !== null && !first.has(boundary.arn)) first.set(boundary.arn, arn)
    }
    const unbounded = principals.filter(({ boundary }) => boundary === null).length
    if (first.size === 0 || unbounded === 0) return
    const boundaries = [...first].toSorted(([a], [b]) => byCodeUnit(a, b))
    yield {
      values: {
        ...accountColumns(account),
        unbounded,
        total: principals.length,
        boundaries: boundaries.map(([arn]) => arn),
      },
      evidence: boundaries.map(([policyArn, of]) => ({ kind: 'boundary', policyArn, of })),
    }
  },
})
