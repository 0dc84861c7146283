import { parseDate } from '../../model/date-form.ts'
import { isoTime } from '../../model/time.ts'
import { defineQuery } from '../query.ts'

const DAY = 24 * 60 * 60 * 1000

export default defineQuery({
  name: 'saml-provider-expired',
  title: 'SAML providers whose metadata is over, or soon will be',
  kind: 'finding',
  severity: 'medium',
  message: 'has metadata that is valid until {validUntil}',
  needs: ['saml'],
  params: {
    days: { type: 'integer', default: 0, min: 0, max: 400, describe: 'also those that end within so many days' },
  },
  columns: ['resourceArn', 'resourceId', 'validUntil'],
  remediation:
    'Get new metadata from the identity provider and give it to update-saml-provider; delete a provider of no use.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html',
  ],

  *run({ account, params }) {
    const until = Date.parse(account.snapshot.takenAt) + params.days * DAY
    for (const { arn, settings } of account.facts('saml')) {
      const given = settings?.['ValidUntil']
      const end = typeof given === 'string' ? parseDate(given) : null
      // Metadata without an end has none: it is valid until it is replaced.
      if (end === null || end > until) continue
      const validUntil = isoTime(end)
      yield {
        values: { resourceArn: arn, resourceId: null, validUntil },
        evidence: [{ kind: 'attribute', of: arn, name: 'ValidUntil', value: validUntil }],
      }
    }
  },
})
