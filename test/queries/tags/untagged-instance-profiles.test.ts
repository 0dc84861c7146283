import untaggedInstanceProfiles from '../../../src/queries/tags/untagged-instance-profiles.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({ 'instance-profiles': 'complete', 'instance-profile-tags': 'complete' })
const require = ['Owner', 'Stage']

testQuery(untaggedInstanceProfiles, {
  reports: {
    'a profile without any tag': [read.instanceProfile('oven', { tags: {} }), ['instance-profile/oven']],
    'a profile whose key differs from a required one in letter case': [
      read.instanceProfile('oven', { tags: { owner: 'ada', Stage: 'live' } }),
      [{ instanceProfileArn: 'instance-profile/oven', tagCount: 2, missingKeys: ['Owner'] }],
      { require },
    ],
    'them in the order of their ARNs': [
      read.instanceProfile('till', { tags: {} }).instanceProfile('oven', { tags: {} }),
      ['instance-profile/oven', 'instance-profile/till'],
    ],
  },
  rows: {
    'which tags are missing': [
      read.instanceProfile('oven', { id: 'AIPAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z', tags: {} }),
      [
        {
          instanceProfileArn: 'instance-profile/oven',
          instanceProfileId: 'AIPAOVEN000000000000',
          tagCount: 0,
          missingKeys: ['Owner', 'Stage'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
      { require },
    ],
  },
  silent: {
    'a profile with any tag': read.instanceProfile('oven', { tags: { anything: '' } }),
    'a profile with the required tags': [
      read.instanceProfile('oven', { tags: { Owner: 'ada', Stage: '' } }),
      { require },
    ],
  },
  unknown: {
    'profiles without a role, where profiles were not listed': [
      read.parts({ 'instance-profiles': 'failed' }),
      [{ part: 'instance-profiles', reason: 'failed', subjects: 'all' }],
    ],
    'a profile whose tags were not read': [
      read.parts({ 'instance-profile-tags': 'partial' }).instanceProfile('oven'),
      [
        { part: 'instance-profile-tags', reason: 'its tags were not read', subjects: ['instance-profile/oven'] },
        { part: 'instance-profile-tags', reason: 'partial: some of it could not be read', subjects: 'all' },
      ],
    ],
  },
})
