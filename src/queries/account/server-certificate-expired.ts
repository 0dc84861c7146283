import { parseDate } from '../../model/date-form.ts'
import { isoTime } from '../../model/time.ts'
import { defineQuery } from '../query.ts'

const DAY = 24 * 60 * 60 * 1000

export default defineQuery({
  name: 'server-certificate-expired',
  title: 'Server certificates in IAM that are over, or soon will be',
  kind: 'finding',
  severity: 'medium',
  message: 'is a server certificate that ends, or ended, at {expiresAt}',
  needs: ['server-certificates'],
  itemises: ['server-certificates'],
  params: {
    days: { type: 'integer', default: 0, min: 0, max: 400, describe: 'also those that end within so many days' },
  },
  columns: ['resourceArn', 'resourceId', 'expiresAt'],
  remediation: 'Have ACM issue one that renews itself, point its listeners there, then delete-server-certificate.',
  controls: ['Security Hub IAM.26', 'CIS AWS Foundations v5.0.0 1.18', 'CIS AWS Foundations v3.0.0 1.19'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html',
  ],

  *run({ account, params, unknown }) {
    const until = Date.parse(account.snapshot.takenAt) + params.days * DAY
    for (const { arn, id, settings } of account.facts('server-certificates')) {
      const given = settings?.['Expiration']
      const end = typeof given === 'string' ? parseDate(given) : null
      if (end === null) unknown('server-certificates', 'when it ends was not given', arn)
      if (end === null || end > until) continue
      const expiresAt = isoTime(end)
      yield {
        values: { resourceArn: arn, resourceId: id === '' ? null : id, expiresAt },
        evidence: [{ kind: 'attribute', of: arn, name: 'Expiration', value: expiresAt }],
      }
    }
  },
})
