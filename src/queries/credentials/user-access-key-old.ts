import { activeKeys } from '../shared/credentials/active-keys.ts'
import { KEY_PARTS } from '../shared/credentials/keys.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-access-key-old',
  title: 'Active access keys that were not renewed for a while',
  kind: 'finding',
  severity: 'medium',
  message: 'has an active access key that is {ageDays} days old: {accessKey}',
  identity: ['accessKey'],
  needs: KEY_PARTS,
  substitutes: KEY_PARTS,
  params: {
    days: { type: 'integer', default: 90, min: 1, max: 3650, describe: 'days after which a key is old' },
  },
  columns: ['userArn', 'userId', 'accessKey', 'ageDays', 'keyCreatedAt'],
  remediation: 'Make a second key, move its users to that, then deactivate and delete the old one; better, use a role.',
  controls: [
    'Security Hub IAM.3',
    'CIS AWS Foundations v5.0.0 1.13',
    'CIS AWS Foundations v3.0.0 1.14',
    'CIS AWS Foundations v1.4.0 1.14',
    'CIS AWS Foundations v1.2.0 1.4',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-3',
  ],

  *run(context) {
    for (const { user, keys } of activeKeys(context)) {
      for (const { name, created, evidence } of keys) {
        if (created === null) leaveOpen(context, KEY_PARTS, 'the age of an access key was not given', user.arn)
        else if (created.days >= context.params.days) {
          yield {
            values: {
              userArn: user.arn,
              userId: user.id,
              accessKey: name,
              ageDays: created.days,
              keyCreatedAt: created.at,
            },
            evidence: [evidence, created.evidence],
          }
        }
      }
    }
  },
})
