import policySizeNearQuota from '../../../src/queries/policies/policy-size-near-quota.ts'
import { bakery, type Bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** A document of so many characters, white space apart. */
function sized(length: number): { readonly text: string } {
  const [before = '', after = ''] = JSON.stringify(allowing('s3:@')).split('@')
  return { text: `${before}${'G'.repeat(length - before.length - after.length)}${after}\n   ` }
}

/** The account, with what it says of its quotas. */
function withQuotas(account: Bakery, settings: Readonly<Record<string, unknown>>): Bakery {
  const summarised = account.parts({ 'account-summary': 'complete' })
  return {
    ...summarised,
    build: () => {
      const view = summarised.build()
      const arn = `arn:aws:iam::${view.snapshot.account}:root`
      const fact = {
        part: 'account-summary',
        kind: 'account',
        arn,
        id: view.snapshot.account,
        name: '',
        settings,
      } as const
      return {
        ...view,
        facts: (part) => (part === 'account-summary' ? [{ ...fact, activity: null, tags: null }] : view.facts(part)),
      }
    },
  }
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `Policy${index}`)
const versions = (count: number) => Array.from({ length: count }, (_, index) => ({ version: `v${count - index}` }))
const crowded = bakery().role('mixer', { attached: names(15) })

testQuery(policySizeNearQuota, {
  rows: {
    'a policy whose document is almost too long': [
      bakery().policy('Till', { id: 'ANPATILL0000000000000', document: sized(5600) }),
      [
        {
          resourceArn: 'policy/Till',
          resourceId: 'ANPATILL0000000000000',
          quota: 'PolicySizeQuota',
          used: 5600,
          limit: 6144,
          percent: 91,
          isDefaultLimit: true,
        },
      ],
    ],
  },
  reports: {
    'versions, attachments and embedded policies, in order': [
      bakery()
        .policy('Till', { versions: versions(5) })
        .group('bakers', { attached: names(9) })
        .role('mixer', { trust: sized(2000), inline: { a: sized(5000), b: sized(5000) } })
        .user('ada', { attached: names(10), inline: { a: sized(1900) } }),
      [
        { resourceArn: 'group/bakers', quota: 'AttachedPoliciesPerGroupQuota', used: 9, limit: 10, percent: 90 },
        { resourceArn: 'policy/Till', quota: 'VersionsPerPolicyQuota', used: 5, percent: 100 },
        { resourceArn: 'role/mixer', quota: 'AssumeRolePolicySizeQuota', used: 2000, percent: 97 },
        { resourceArn: 'role/mixer', quota: 'RolePolicySizeQuota', used: 10_000, percent: 97 },
        { resourceArn: 'user/ada', quota: 'AttachedPoliciesPerUserQuota', used: 10, percent: 100 },
        { resourceArn: 'user/ada', quota: 'UserPolicySizeQuota', used: 1900, percent: 92 },
      ],
    ],
    'the quota of the account where it says one': [
      withQuotas(crowded, { AttachedPoliciesPerRoleQuota: 16 }),
      [{ resourceArn: 'role/mixer', used: 15, limit: 16, percent: 93, isDefaultLimit: false }],
    ],
    'a smaller share where that is asked for': [
      bakery().policy('Till', { versions: versions(3) }),
      [{ resourceArn: 'policy/Till', percent: 60 }],
      { percent: 50 },
    ],
  },
  silent: {
    'small things': bakery()
      .policy('Till')
      .group('bakers', { attached: names(8) })
      .role('mixer', { attached: names(2), inline: { a: sized(9000) } })
      .user('ada', { inline: { a: sized(1800) } }),
    'a quota that was raised': withQuotas(crowded, { AttachedPoliciesPerRoleQuota: 20 }),
    'a policy of AWS': bakery().awsPolicy('Till', { document: sized(6000), versions: versions(9) }),
    'a role of a service': bakery().serviceLinkedRole('ecs.amazonaws.com', { inline: { a: sized(10_200) } }),
  },
  unknown: {
    'a quota that was raised to what is not known': [
      crowded,
      [
        {
          part: 'account-summary',
          reason: 'AttachedPoliciesPerRoleQuota was raised above 10, to what is not known',
          subjects: ['role/mixer'],
        },
        { part: 'account-summary', reason: 'skipped: not in the input', subjects: 'all' },
      ],
    ],
    'what the night does not give': [
      withQuotas(bakery(), {})
        .parts({})
        .policy('Till', { versions: null })
        .role('mixer', { trust: null })
        .parts({ 'account-summary': 'complete' })
        .group('bakers', { attached: null }),
      [
        { part: 'customer-policies', reason: 'its document was not given', subjects: ['policy/Till'] },
        { part: 'customer-policies', reason: 'its versions were not given', subjects: ['policy/Till'] },
        { part: 'groups', reason: 'its attached policies were not given', subjects: ['group/bakers'] },
        { part: 'roles', reason: 'its trust policy was not given', subjects: ['role/mixer'] },
      ],
    ],
  },
})
