import { UNUSED_DAYS } from '../shared/entities/age.ts'
import { activeKeys } from '../shared/credentials/active-keys.ts'
import { usedAt, usedDays, useEvidence } from '../shared/credentials/dated.ts'
import { idleDays } from '../shared/credentials/idle.ts'
import { KEY_PARTS } from '../shared/credentials/keys.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-access-key-unused',
  title: 'Active access keys that nobody used for a while',
  kind: 'finding',
  severity: 'medium',
  message: 'has an active access key that nobody used for a while: {accessKey}[; last used {lastUsedAt}]',
  identity: ['accessKey'],
  saidBy: ['user-access-key-never-used'],
  needs: KEY_PARTS,
  substitutes: KEY_PARTS,
  params: { days: UNUSED_DAYS },
  columns: ['userArn', 'userId', 'accessKey', 'lastUsedAt', 'unusedDays', 'keyCreatedAt'],
  remediation: 'Deactivate the key with update-access-key and, once nothing broke, delete it.',
  controls: [
    'Security Hub IAM.8',
    'Security Hub IAM.22',
    'CIS AWS Foundations v5.0.0 1.11',
    'CIS AWS Foundations v3.0.0 1.12',
    'CIS AWS Foundations v1.4.0 1.12',
    'CIS AWS Foundations v1.2.0 1.3',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-22',
  ],

  *run(context) {
    for (const { user, keys } of activeKeys(context)) {
      for (const { name, created, used, evidence } of keys) {
        const idle = idleDays(used, [created])
        if (idle !== null && idle < context.params.days) continue
        if (idle === null || used === null) {
          leaveOpen(context, KEY_PARTS, 'the last use or the age of an access key was not given', user.arn)
          continue
        }
        yield {
          values: {
            userArn: user.arn,
            userId: user.id,
            accessKey: name,
            lastUsedAt: usedAt(used),
            unusedDays: usedDays(used),
            keyCreatedAt: created?.at ?? null,
          },
          evidence: [evidence, ...useEvidence(used, user.arn, `use of ${name}`)],
        }
      }
    }
  },
})
