import type { PolicyVersion } from '../../model/entity.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-not-latest-version-default',
  title: 'Customer managed policies whose default version is not the newest one',
  kind: 'finding',
  severity: 'info',
  message: 'has {version} in force, though {newestVersion} is newer',
  needs: ['customer-policies'],
  params: {},
  columns: ['policyArn', 'policyId', 'version', 'newestVersion', 'newestCreatedAt', 'updatedAt'],
  remediation:
    'Put the newest version in force with set-default-policy-version, or delete it with delete-policy-version where it was taken back on purpose.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html',
  ],

  *run({ account, unknown }) {
    for (const policy of account.managedPolicies()) {
      const { arn: policyArn, versions, owner } = policy
      if (owner !== 'customer') continue
      const version = policy.defaultVersion ?? versions?.find(({ isDefault }) => isDefault)?.version ?? null
      const newest = versions?.toSorted(byNumber).at(-1)
      if (newest === undefined) unknown('customer-policies', 'its versions were not given', policyArn)
      else if (version === null) unknown('customer-policies', 'its default version was not given', policyArn)
      else if (numberOf(version) === null || numberOf(newest.version) === null)
        unknown('customer-policies', 'the name of a version is none of IAM', policyArn)
      else if (byNumber({ version }, newest) < 0) {
        yield {
          values: {
            policyArn,
            policyId: policy.id,
            version,
            newestVersion: newest.version,
            newestCreatedAt: newest.createdAt,
            updatedAt: policy.updatedAt,
          },
          evidence: [{ kind: 'attribute', of: policyArn, name: 'DefaultVersionId', value: version }],
        }
      }
    }
  },
})

/** Versions are numbered as they are made, and no number is used twice. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html} */
function byNumber(a: Pick<PolicyVersion, 'version'>, b: Pick<PolicyVersion, 'version'>): number {
  return (numberOf(a.version) ?? Infinity) - (numberOf(b.version) ?? Infinity) || 0
}

/** The form is `v[1-9][0-9]*(\.[A-Za-z0-9-]*)?`. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html} */
function numberOf(version: string): number | null {
  const digits = /^v(\d{1,15})(?:\.[A-Za-z0-9-]*)?$/.exec(version)?.[1]
  return digits === undefined ? null : Number(digits)
}
