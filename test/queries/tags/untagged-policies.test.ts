import untaggedPolicies from '../../../src/queries/tags/untagged-policies.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({ 'policy-tags': 'complete' })
const require = ['Owner', 'Stage']

testQuery(untaggedPolicies, {
  reports: {
    'a policy without any tag': [read.policy('oven', { tags: {} }), ['policy/oven']],
    'a policy whose key differs from a required one in letter case': [
      read.policy('oven', { tags: { owner: 'ada', Stage: 'live' } }),
      [{ policyArn: 'policy/oven', tagCount: 2, missingKeys: ['Owner'] }],
      { require },
    ],
    'the ones that a part read in part has none for': [
      read.parts({ 'policy-tags': 'partial' }).policy('oven').policy('till', { tags: {} }),
      ['policy/till'],
    ],
    'them in the order of their ARNs': [
      read.policy('till', { tags: {} }).policy('oven', { tags: {} }),
      ['policy/oven', 'policy/till'],
    ],
  },
  rows: {
    'which tags are missing': [
      read.policy('oven', { id: 'ANPAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z', tags: {} }),
      [
        {
          policyArn: 'policy/oven',
          policyId: 'ANPAOVEN000000000000',
          tagCount: 0,
          missingKeys: ['Owner', 'Stage'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
      { require },
    ],
  },
  silent: {
    'a policy with any tag': read.policy('oven', { tags: { anything: '' } }),
    'a policy with the required tags': [read.policy('oven', { tags: { Owner: 'ada', Stage: '' } }), { require }],
    'a policy of AWS, which nobody here can tag': read.awsPolicy('ReadOnlyAccess', { tags: [] }),
  },
  refuses: {
    'a night that was denied them': [
      bakery()
        .parts({ 'policy-tags': { status: 'denied', detail: 'AccessDenied' } })
        .policy('oven'),
      /lacks what it needs: policy-tags \(denied: AccessDenied\)/,
    ],
  },
  unknown: {
    'every policy, where the tags were read and the policies were not': [
      read.parts({ 'customer-policies': 'failed' }),
      [{ part: 'customer-policies', reason: 'failed', subjects: 'all' }],
    ],
    'the one policy whose tags were refused, and no other': [
      read
        .parts({ 'policy-tags': 'partial' })
        .policy('oven')
        .policy('till', { tags: {} })
        .policy('tray', { tags: { Owner: 'ada' } }),
      [{ part: 'policy-tags', reason: 'its tags were not read', subjects: ['policy/oven'] }],
    ],
    'why, where the part says it': [
      read.parts({ 'policy-tags': { status: 'partial', detail: 'AccessDenied' } }).policy('oven'),
      [{ part: 'policy-tags', reason: 'its tags were not read: AccessDenied', subjects: ['policy/oven'] }],
    ],
    'a policy that the part passes over, though it came as complete': [
      read.policy('oven'),
      [{ part: 'policy-tags', reason: 'its tags were not read', subjects: ['policy/oven'] }],
    ],
    'nothing, where a partial part says it of all that there are': [
      read.parts({ 'policy-tags': 'partial' }).policy('oven', { tags: {} }).awsPolicy('ReadOnlyAccess'),
      [],
    ],
  },
})
