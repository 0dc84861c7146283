import query from '../../../src/queries/account/root-hardware-mfa-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const ROOT = 'arn:aws:iam::123456789012:root'
const DEVICE = 'arn:aws:iam::123456789012:mfa/root-account-mfa-device'

const virtual = (settings: object) =>
  bakery()
    .parts({ 'virtual-mfa': 'complete' })
    .fact('virtual-mfa', 'mfa/root-account-mfa-device', { settings: { ...settings } })

testQuery(query, {
  rows: {
    'which device': [
      virtual({ UserArn: ROOT }),
      [{ accountArn: 'root', accountId: '123456789012', serialNumber: DEVICE }],
    ],
  },
  silent: {
    'a virtual device of somebody else': virtual({ UserArn: 'arn:aws:iam::123456789012:user/ada' }),
    'a device that is nobody’s': virtual({}),
    'a root user without MFA at all, which is another finding': virtual({ UserArn: ROOT })
      .parts({ 'virtual-mfa': 'complete', 'account-summary': 'complete' })
      .fact('account-summary', 'root', { settings: { AccountMFAEnabled: 0 } }),
    'hardware, which is not in this list': bakery().parts({ 'virtual-mfa': 'complete' }),
    'a root user that the organization manages': virtual({ UserArn: ROOT })
      .parts({ 'virtual-mfa': 'complete', organization: 'complete' })
      .fact('organization', 'root', { settings: { EnabledFeatures: ['RootCredentialsManagement'] } }),
  },
})
