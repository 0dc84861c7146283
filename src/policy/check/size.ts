import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import type { PolicyKind } from './subject.ts'

/** Characters without white space that IAM takes of each kind; inline policies share theirs with all others of their owner. */
const QUOTAS: Readonly<Record<PolicyKind, number>> = {
  managed: 6144,
  'inline-user': 2048,
  'inline-group': 5120,
  'inline-role': 10_240,
  trust: 2048,
  /** Each service has its own; S3 takes as much as any. {@link https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html} */
  resource: 20_480,
  /** {@link https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html} */
  scp: 10_240,
}

/** Whether a document fits into its quota. */
export const size: Rule = {
  codes: {
    SIZE_QUOTA: {
      severity: 'error',
      meaning:
        'More characters, white space aside, than IAM takes: 6,144 of a managed policy, 2,048, 5,120 and 10,240 of the inline policies of a user, group and role, 2,048 of a trust policy (4,096 where AWS raised it), 20,480 of a bucket’s, 10,240 of a service control policy.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
  },

  looksAt: 'document',

  *find({ text, kind }): Generator<Finding> {
    const quota = QUOTAS[kind]
    if (text.length <= quota) return
    const found = text.replace(/\s/g, '').length
    if (found <= quota) return
    const message = `${found} characters without white space, ${found - quota} more than a policy of kind ${kind} may have`
    yield { code: 'SIZE_QUOTA', message, path: [], found: String(found), expected: `at most ${quota}` }
  },
}
