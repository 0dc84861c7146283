import { byCodeUnit } from '../../model/compare.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isServiceLinked } from '../../model/role.ts'
import { isPolicyNamed } from '../shared/policies/is-policy-named.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'managed-policy-role-coverage',
  title: 'Roles without a managed policy that they must have, or with one that they must not have',
  kind: 'finding',
  severity: 'low',
  message: '{fault} the managed policy {policy}, against what was asked of every role',
  identity: ['fault', 'policy'],
  needs: ['roles'],
  params: {
    require: {
      type: 'list',
      default: [],
      describe: 'managed policies that must be attached to every role, by ARN or by name (in any letter case)',
    },
    forbid: {
      type: 'list',
      default: [],
      describe: 'managed policies that must be attached to no role, by ARN or by name (in any letter case)',
    },
    under: { type: 'path', default: '/', describe: 'only roles under this IAM path' },
  },
  columns: ['roleArn', 'roleId', 'fault', 'policy', 'createdAt'],
  remediation:
    'Attach what is missing with attach-role-policy, and take off what is not wanted with detach-role-policy; for a role of IAM Identity Center change its permission set.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  ],

  *run({ account, params: { require, forbid, under }, unknown }) {
    if (require.length === 0 && forbid.length === 0) return
    for (const role of account.roles()) {
      if (!(role.path || '/').startsWith(under) || isServiceLinked(role)) continue
      if (role.attached === null) {
        unknown('roles', 'its attached policies were not given', role.arn)
        continue
      }
      const attached = role.attached.map(({ arn }) => arn)
      const forbidden = attached.filter((arn) => forbid.some((text) => isPolicyNamed(text, arn)))
      const missing = require.filter((text) => !attached.some((arn) => isPolicyNamed(text, arn)))
      const { arn: roleArn, id: roleId, createdAt } = role
      for (const policy of inOrder(forbidden)) {
        const evidence: Evidence = { kind: 'attachment', policyArn: policy, to: roleArn }
        yield { values: { roleArn, roleId, fault: 'has', policy, createdAt }, evidence: [evidence] }
      }
      for (const policy of inOrder(missing)) {
        const evidence: Evidence = { kind: 'absent', of: roleArn, what: `attachment of ${policy}` }
        yield { values: { roleArn, roleId, fault: 'lacks', policy, createdAt }, evidence: [evidence] }
      }
    }
  },
})

function inOrder(policies: readonly string[]): readonly string[] {
  return [...new Set(policies)].sort(byCodeUnit)
}
