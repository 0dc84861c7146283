import { deviceKind } from '../shared/credentials/device-kind.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { usersMfa } from '../shared/credentials/mfa.ts'
import { usersAsked } from '../shared/credentials/users-asked.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-hardware-mfa-missing',
  title: 'Users whose MFA is an app or a text message; those with a passkey, or without any MFA, apart',
  kind: 'finding',
  severity: 'medium',
  message: 'has MFA by no hardware: {serialNumbers}',
  needs: ['mfa-devices', 'credential-report', 'virtual-mfa'],
  substitutes: ['mfa-devices', 'credential-report', 'virtual-mfa'],
  params: {},
  columns: ['userArn', 'userId', 'serialNumbers'],
  remediation: 'Register a FIDO security key, which no fake sign-in page can use, then remove the virtual device.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html',
  ],

  *run(context) {
    const mfaOf = usersMfa(context.account)
    for (const user of usersAsked(context)) {
      const { exists, serials, evidence } = mfaOf(user)
      if (exists === false) continue
      const kinds = serials?.map(deviceKind) ?? [null]
      if (kinds.includes('hardware') || kinds.includes('fido')) continue
      if (serials === null || kinds.includes(null)) {
        leaveOpen(context, ['mfa-devices'], 'what MFA devices it has was not read', user.arn)
        continue
      }
      yield { values: { userArn: user.arn, userId: user.id, serialNumbers: serials }, evidence: [evidence] }
    }
  },
})
