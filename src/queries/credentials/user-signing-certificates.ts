import { certificates, CERTIFICATE_PARTS } from '../shared/credentials/certificates.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { usersAsked } from '../shared/credentials/users-asked.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-signing-certificates',
  title: 'Users with an active X.509 certificate to sign requests with',
  kind: 'finding',
  severity: 'low',
  message: 'has an active signing certificate: {certificate}[; uploaded {uploadedAt}]',
  identity: ['certificate'],
  needs: CERTIFICATE_PARTS,
  substitutes: CERTIFICATE_PARTS,
  params: {},
  columns: ['userArn', 'userId', 'certificate', 'uploadedAt'],
  remediation: 'Unless a SOAP interface still needs it, delete it with delete-signing-certificate.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SigningCertificate.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
  ],

  *run(context) {
    const certificatesOf = certificates(context.account)
    for (const user of usersAsked(context)) {
      const held = certificatesOf(user)
      if (held === null) leaveOpen(context, CERTIFICATE_PARTS, 'its certificates were not read', user.arn)
      for (const { name, uploaded, evidence } of held ?? []) {
        yield {
          values: { userArn: user.arn, userId: user.id, certificate: name, uploadedAt: uploaded?.at ?? null },
          evidence: [evidence],
        }
      }
    }
  },
})
