import { accountColumns } from '../shared/account/account-says.ts'
import { isRootManagedCentrally, rootUser } from '../shared/account/root-user.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'root-hardware-mfa-missing',
  title: 'Accounts whose root user has a virtual MFA device, an app rather than hardware',
  kind: 'finding',
  severity: 'high',
  message: 'has a root user whose MFA is a virtual device: {serialNumber}',
  needs: ['virtual-mfa'],
  params: {},
  columns: ['accountArn', 'accountId', 'serialNumber'],
  remediation:
    'Register a FIDO security key for the root user and keep it locked away, then remove the virtual device.',
  controls: [
    'Security Hub IAM.6',
    'CIS AWS Foundations v5.0.0 1.5',
    'CIS AWS Foundations v3.0.0 1.6',
    'CIS AWS Foundations v1.4.0 1.6',
    'CIS AWS Foundations v1.2.0 1.14',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-fido-mfa-for-root.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html',
  ],

  *run({ account }) {
    const columns = accountColumns(account)
    const { hasMfa, hasPassword } = rootUser(account)
    if (hasMfa === false || (isRootManagedCentrally(account) && hasPassword !== true)) return
    const devices = account.facts('virtual-mfa').filter(({ settings }) => settings?.['UserArn'] === columns.accountArn)
    for (const { arn } of devices) {
      yield {
        values: { ...columns, serialNumber: arn },
        evidence: [{ kind: 'attribute', of: columns.accountArn, name: 'SerialNumber', value: arn }],
      }
    }
  },
})
