import query from '../../../src/queries/credentials/user-admin-without-mfa.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { reported, withReport } from './accounts.ts'

const all = { inline: { everything: allowing('*') } }
const unless = (key: string, value: string) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: '*', Resource: '*', Condition: { BoolIfExists: { [key]: value } } },
})
const read = { groups: 'complete', 'customer-policies': 'complete', 'aws-policies': 'complete' } as const

testQuery(query, {
  rows: {
    'what it has to sign in with': [
      reported({ password_enabled: 'true', access_key_1_active: 'true' }, all),
      [{ userArn: 'user/ada', userId: 'AIDAADA', hasPassword: true, activeKeys: 1, decision: 'allowed' }],
    ],
  },
  reports: {
    'through a group': [
      withReport(
        bakery()
          .group('chiefs', all)
          .user('ada', { groups: ['chiefs'] }),
        { access_key_1_active: 'true' },
      ),
      ['user/ada'],
    ],
    'under a condition that asks for no MFA': [
      reported(
        { password_enabled: 'true' },
        { inline: { ...all.inline, tls: unless('aws:SecureTransport', 'false') } },
      ),
      [{ decision: 'conditional' }],
    ],
  },
  silent: {
    MFA: reported({ password_enabled: 'true', mfa_active: 'true' }, all),
    'nothing to sign in with': reported({}, all),
    'no administrator': reported({ password_enabled: 'true' }, { inline: { some: allowing('s3:*') } }),
    'whose policies let nobody do anything without MFA': reported(
      { password_enabled: 'true' },
      { inline: { ...all.inline, mfa: unless('aws:MultiFactorAuthPresent', 'false') } },
    ),
    'a role': withReport(bakery().user('ada').role('chief', all), { password_enabled: 'true' }),
  },
  unknown: {
    'an administrator of whom MFA is not known': [
      bakery().user('ada', all).parts(read),
      [
        {
          part: 'mfa-devices',
          reason: 'whether it has MFA was not read: skipped: not in the input',
          subjects: ['user/ada'],
        },
      ],
    ],
    'nobody else': [bakery().user('ada').parts(read), []],
  },
})
