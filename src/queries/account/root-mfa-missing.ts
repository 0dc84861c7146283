import { accountColumns } from '../shared/account/account-says.ts'
import { isRootManagedCentrally, rootUser } from '../shared/account/root-user.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'root-mfa-missing',
  title: 'Accounts whose root user signs in without MFA; those without a root password apart',
  kind: 'finding',
  severity: 'critical',
  message: 'has a root user without MFA; its password: {hasPassword}',
  needs: ['account-summary', 'credential-report'],
  itemises: ['account-summary', 'credential-report'],
  params: {},
  columns: ['accountArn', 'accountId', 'hasPassword'],
  remediation:
    'Register MFA for the root user, hardware if you can; or have the organization take its credentials away.',
  controls: [
    'Security Hub IAM.9',
    'CIS AWS Foundations v5.0.0 1.4',
    'CIS AWS Foundations v3.0.0 1.5',
    'CIS AWS Foundations v1.4.0 1.5',
    'CIS AWS Foundations v1.2.0 1.13',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
  ],

  *run({ account, unknown }) {
    const { hasMfa, hasPassword, accessKeys } = rootUser(account)
    const columns = accountColumns(account)
    const hasNothing = hasPassword === false && accessKeys === 0
    const isCentral = isRootManagedCentrally(account) && hasPassword !== true
    if (hasMfa === true || hasNothing || isCentral) return
    if (hasMfa === null) {
      unknown('account-summary', 'whether the root user has MFA was not read', columns.accountArn)
      return
    }
    yield {
      values: { ...columns, hasPassword },
      evidence: [
        { kind: 'attribute', of: columns.accountArn, name: 'AccountMFAEnabled', value: false },
        { kind: 'attribute', of: columns.accountArn, name: 'AccountPasswordPresent', value: hasPassword },
      ],
    }
  },
})
