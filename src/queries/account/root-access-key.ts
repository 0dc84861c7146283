import { accountColumns } from '../shared/account/account-says.ts'
import { rootUser } from '../shared/account/root-user.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'root-access-key',
  title: 'Accounts whose root user has access keys',
  kind: 'finding',
  severity: 'critical',
  message: 'has access keys of the root user: {accessKeys}',
  needs: ['account-summary', 'credential-report'],
  itemises: ['account-summary', 'credential-report'],
  params: {},
  columns: ['accountArn', 'accountId', 'accessKeys'],
  remediation:
    'Give whatever uses them a role of its own, then deactivate them as the root user and, once nothing broke, delete them.',
  controls: [
    'Security Hub IAM.4',
    'CIS AWS Foundations v5.0.0 1.3',
    'CIS AWS Foundations v3.0.0 1.4',
    'CIS AWS Foundations v1.4.0 1.4',
    'CIS AWS Foundations v1.2.0 1.12',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html',
  ],

  *run({ account, unknown }) {
    const { accessKeys } = rootUser(account)
    const columns = accountColumns(account)
    if (accessKeys === null)
      unknown('account-summary', 'whether the root user has access keys was not read', columns.accountArn)
    if (accessKeys === null || accessKeys === 0) return
    yield {
      values: { ...columns, accessKeys },
      evidence: [{ kind: 'attribute', of: columns.accountArn, name: 'AccountAccessKeysPresent', value: accessKeys }],
    }
  },
})
