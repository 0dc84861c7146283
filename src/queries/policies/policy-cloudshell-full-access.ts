import { byArn } from '../../model/compare.ts'
import { holdsAwsPolicy } from '../shared/policies/holds-aws-policy.ts'
import { defineQuery } from '../query.ts'

const CLOUDSHELL = 'policy/AWSCloudShellFullAccess'

export default defineQuery({
  name: 'policy-cloudshell-full-access',
  title: 'Users, groups and roles with AWSCloudShellFullAccess',
  kind: 'finding',
  severity: 'medium',
  message: 'has AWSCloudShellFullAccess',
  identity: ['policyArn'],
  needs: ['users', 'groups', 'roles'],
  params: {},
  columns: ['resourceArn', 'resourceId', 'resourceKind', 'policyArn'],
  remediation:
    'Detach it, and where CloudShell is needed attach a policy without cloudshell:GetFileDownloadUrls and cloudshell:GetFileUploadUrls: by these, files leave the account through a shell that has the internet.',
  controls: ['Security Hub IAM.27', 'CIS AWS Foundations v5.0.0 1.21', 'CIS AWS Foundations v3.0.0 1.22'],
  references: [
    'https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-27',
  ],

  *run({ account, unknown }) {
    for (const holder of [...account.groups(), ...account.roles(), ...account.users()].toSorted(byArn)) {
      const policy = holdsAwsPolicy(holder, CLOUDSHELL)
      if (policy === null) unknown(`${holder.kind}s`, 'its attached policies were not given', holder.arn)
      if (!policy) continue
      yield {
        values: {
          resourceArn: holder.arn,
          resourceId: holder.id,
          resourceKind: holder.kind,
          policyArn: policy.arn,
        },
        evidence: [{ kind: 'attachment', policyArn: policy.arn, to: holder.arn }],
      }
    }
  },
})
