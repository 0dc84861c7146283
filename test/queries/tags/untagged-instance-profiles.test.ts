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
    'the ones that a part read in part has none for': [
      read.parts({ 'instance-profile-tags': 'partial' }).instanceProfile('oven').instanceProfile('till', { tags: {} }),
      ['instance-profile/till'],
    ],
    'a profile that no role shows': [
      read
        .role('oven')
        .instanceProfile('oven', { roles: ['oven'], tags: { a: 'b' } })
        .instanceProfile('empty', { tags: {} }),
      ['instance-profile/empty'],
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
  refuses: {
    'a night that was denied them': [
      read.parts({ 'instance-profile-tags': 'denied' }).instanceProfile('oven'),
      /lacks what it needs: instance-profile-tags \(denied\)/,
    ],
  },
  unknown: {
    'profiles without a role, where profiles were not listed': [
      read.parts({ 'instance-profiles': 'failed' }),
      [{ part: 'instance-profiles', reason: 'failed', subjects: 'all' }],
    ],
    'the one profile whose tags were refused, and no other': [
      read
        .parts({ 'instance-profile-tags': { status: 'partial', detail: 'AccessDenied' } })
        .instanceProfile('oven')
        .instanceProfile('till', { tags: {} })
        .instanceProfile('tray', { tags: { Owner: 'ada' } }),
      [
        {
          part: 'instance-profile-tags',
          reason: 'its tags were not read: AccessDenied',
          subjects: ['instance-profile/oven'],
        },
      ],
    ],
    'profiles that a partial list lacks': [
      read.parts({ 'instance-profiles': 'partial' }).instanceProfile('oven', { tags: {} }),
      [{ part: 'instance-profiles', reason: 'partial: some of it could not be read', subjects: 'all' }],
    ],
  },
})
