import query from '../../../src/queries/credentials/user-hardware-mfa-missing.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'
import { ADA, reported, withDevices } from './accounts.ts'

const app = 'arn:aws:iam::123456789012:mfa/phone'
const ada = bakery().user('ada', { id: 'AIDAADA' })
const reason = 'what MFA devices it has was not read'

testQuery(query, {
  rows: {
    'an app': [withDevices(ada, app), [{ userArn: 'user/ada', userId: 'AIDAADA', serialNumbers: [app] }]],
  },
  reports: {
    'text messages': [withDevices(ada, 'arn:aws:iam::123456789012:sms-mfa/ada'), ['user/ada']],
    'an app of another partition': [withDevices(ada, 'arn:aws-cn:iam::123456789012:mfa/phone'), ['user/ada']],
  },
  silent: {
    'a token': withDevices(ada, 'GAHT12345678'),
    'a passkey or security key': withDevices(ada, 'arn:aws:iam::123456789012:u2f/user/ada/key-ABCDEF'),
    'a token besides an app': withDevices(ada, app, 'GAHT12345678'),
    'no MFA at all': withDevices(ada),
    'no MFA, by the report': reported({ password_enabled: 'true' }),
  },
  unknown: {
    'a device of another kind': [
      withDevices(ada, 'arn:aws:iam::123456789012:oven-mfa/ada'),
      [{ part: 'mfa-devices', reason, subjects: ['user/ada'] }],
    ],
    'MFA, by the report, and an app that may not be all': [
      reported({ mfa_active: 'true' })
        .parts({ 'virtual-mfa': 'complete' })
        .fact('virtual-mfa', app, { settings: { UserArn: ADA } }),
      [{ part: 'mfa-devices', reason: `${reason}: skipped: not in the input`, subjects: ['user/ada'] }],
    ],
  },
})
