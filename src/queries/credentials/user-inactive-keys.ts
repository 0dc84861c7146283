import { listedCredentials } from '../shared/credentials/listed-credentials.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-inactive-keys',
  title: 'Access keys that were deactivated and not deleted',
  kind: 'finding',
  severity: 'info',
  message: 'still has a deactivated access key: {accessKey}',
  identity: ['accessKey'],
  needs: ['access-keys'],
  itemises: ['access-keys'],
  params: {},
  columns: ['userArn', 'userId', 'accessKey', 'keyCreatedAt'],
  remediation: 'Delete it with delete-access-key: whoever may call update-access-key can make it active again.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyMetadata.html',
  ],

  *run(context) {
    const list = { part: 'access-keys', member: 'AccessKeys', id: 'AccessKeyId', date: 'CreateDate' } as const
    for (const { user, name, status, created } of listedCredentials(context, list)) {
      if (status !== 'Inactive') continue
      yield {
        values: { userArn: user.arn, userId: user.id, accessKey: name, keyCreatedAt: created?.at ?? null },
        evidence: [{ kind: 'attribute', of: user.arn, name: `${name} Status`, value: status }],
      }
    }
  },
})
