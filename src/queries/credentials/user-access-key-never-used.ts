import { activeKeys } from '../shared/credentials/active-keys.ts'
import { useEvidence } from '../shared/credentials/dated.ts'
import { KEY_PARTS } from '../shared/credentials/keys.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-access-key-never-used',
  title: 'Active access keys that were never used since they were made',
  kind: 'finding',
  severity: 'medium',
  message: 'has an active access key that was never used: {accessKey}[; made {keyCreatedAt}]',
  identity: ['accessKey'],
  needs: KEY_PARTS,
  substitutes: KEY_PARTS,
  params: {
    days: {
      type: 'integer',
      default: 30,
      min: 0,
      max: 3650,
      describe: 'days that a key must have existed, so that there was time to use it',
    },
  },
  columns: ['userArn', 'userId', 'accessKey', 'ageDays', 'keyCreatedAt'],
  remediation: 'Delete the key with delete-access-key: nothing depends on it. Make keys when a program needs one.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html',
  ],

  *run(context) {
    for (const { user, keys } of activeKeys(context)) {
      for (const { name, created, used, evidence } of keys) {
        if ((used !== null && used !== 'never') || (created !== null && created.days < context.params.days)) continue
        if (used === null || created === null) {
          leaveOpen(context, KEY_PARTS, 'the last use or the age of an access key was not given', user.arn)
          continue
        }
        yield {
          values: {
            userArn: user.arn,
            userId: user.id,
            accessKey: name,
            ageDays: created.days,
            keyCreatedAt: created.at,
          },
          evidence: [evidence, ...useEvidence(used, user.arn, `use of ${name}`), created.evidence],
        }
      }
    }
  },
})
