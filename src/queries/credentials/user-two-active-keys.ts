import { activeKeys } from '../shared/credentials/active-keys.ts'
import { KEY_PARTS } from '../shared/credentials/keys.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-two-active-keys',
  title: 'Users with two active access keys',
  kind: 'finding',
  severity: 'low',
  message: 'has two active access keys: {accessKeys}',
  needs: KEY_PARTS,
  substitutes: KEY_PARTS,
  params: {},
  columns: ['userArn', 'userId', 'accessKeys'],
  remediation:
    'Find out which one is in use, then deactivate and delete the other: two are meant for the days of a change.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  ],

  *run(context) {
    for (const { user, keys } of activeKeys(context)) {
      if (keys.length < 2) continue
      yield {
        values: { userArn: user.arn, userId: user.id, accessKeys: keys.map(({ name }) => name) },
        evidence: keys.map(({ evidence }) => evidence),
      }
    }
  },
})
