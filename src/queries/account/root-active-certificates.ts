import { accountColumns } from '../shared/account/account-says.ts'
import { rootUser } from '../shared/account/root-user.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'root-active-certificates',
  title: 'Accounts whose root user has X.509 signing certificates',
  kind: 'finding',
  severity: 'high',
  message: 'has signing certificates of the root user: {certificates}',
  needs: ['account-summary', 'credential-report'],
  itemises: ['account-summary', 'credential-report'],
  params: {},
  columns: ['accountArn', 'accountId', 'certificates'],
  remediation: 'Delete them as the root user: only old SOAP interfaces take them, and they can do everything.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
  ],

  *run({ account, unknown }) {
    const { certificates } = rootUser(account)
    const columns = accountColumns(account)
    if (certificates === null)
      unknown('account-summary', 'whether the root user has signing certificates was not read', columns.accountArn)
    if (certificates === null || certificates === 0) return
    yield {
      values: { ...columns, certificates },
      evidence: [
        { kind: 'attribute', of: columns.accountArn, name: 'AccountSigningCertificatesPresent', value: certificates },
      ],
    }
  },
})
