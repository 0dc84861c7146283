import { memberOf } from '../../util/members.ts'
import { dated } from '../shared/credentials/dated.ts'
import { listedCredentials } from '../shared/credentials/listed-credentials.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-service-specific-credentials',
  title: 'Users with long-lived credentials for a single service, such as CodeCommit, Keyspaces or Bedrock',
  kind: 'finding',
  severity: 'medium',
  message: 'has a long-lived credential for {service}: {credential}[; made {credentialCreatedAt}][; ends {expiresAt}]',
  identity: ['credential'],
  needs: ['service-credentials'],
  itemises: ['service-credentials'],
  params: {},
  columns: ['userArn', 'userId', 'credential', 'service', 'credentialCreatedAt', 'expiresAt'],
  remediation:
    'Let its user sign requests with a role instead, then delete it with delete-service-specific-credential.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceSpecificCredentialMetadata.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_api_keys_for_aws_services.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_ssh-keys.html',
  ],

  *run(context) {
    const { takenAt: countedFrom } = context.account.snapshot
    for (const { user, name, status, created, item } of listedCredentials(context, LIST)) {
      const ends = dated(memberOf(item, 'ExpirationDate'), {
        of: user.arn,
        name: `${name} ExpirationDate`,
        countedFrom,
      })
      if (DEAD.has(status) || (ends !== null && Date.parse(ends.at) <= Date.parse(countedFrom))) continue
      const service = memberOf(item, 'ServiceName')
      yield {
        values: {
          userArn: user.arn,
          userId: user.id,
          credential: name,
          service: typeof service === 'string' ? service : null,
          credentialCreatedAt: created?.at ?? null,
          expiresAt: ends?.at ?? null,
        },
        evidence: [{ kind: 'attribute', of: user.arn, name: `${name} Status`, value: status }],
      }
    }
  },
})

const LIST = {
  part: 'service-credentials',
  member: 'ServiceSpecificCredentials',
  id: 'ServiceSpecificCredentialId',
  date: 'CreateDate',
} as const

/** Statuses in which a credential opens nothing. */
const DEAD: ReadonlySet<string | null> = new Set(['Inactive', 'Expired'])
