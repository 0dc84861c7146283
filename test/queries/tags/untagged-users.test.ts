import untaggedUsers from '../../../src/queries/tags/untagged-users.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const require = ['Owner', 'Stage']
const created = { id: 'AIDAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z' }

testQuery(untaggedUsers, {
  reports: {
    'a user without any tag': [bakery().user('oven'), ['user/oven']],
    'a user without one of the required tags': [
      bakery().user('oven', { tags: { Owner: 'ada' } }),
      [{ userArn: 'user/oven', tagCount: 1, missingKeys: ['Stage'] }],
      { require },
    ],
    'a user with other tags than the required ones': [
      bakery().user('oven', { tags: [['__proto__', 'x']] }),
      [{ tagCount: 1, missingKeys: ['Owner', 'Stage'] }],
      { require },
    ],
    'them in the order of their ARNs': [
      bakery()
        .user('till')
        .user('oven')
        .user('mixer', { tags: { Owner: 'ada' } }),
      ['user/oven', 'user/till'],
    ],
  },
  rows: {
    'which tags are missing': [
      bakery().user('oven', created),
      [
        {
          userArn: 'user/oven',
          userId: 'AIDAOVEN000000000000',
          tagCount: 0,
          missingKeys: ['Owner', 'Stage'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
      { require },
    ],
    'no key where none was required': [
      bakery().user('oven', created),
      [
        {
          userArn: 'user/oven',
          userId: 'AIDAOVEN000000000000',
          tagCount: 0,
          missingKeys: [],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a user with any tag': bakery().user('oven', { tags: { anything: '' } }),
    'a user with the required tags, in any letter case': [
      bakery().user('oven', { tags: { OWNER: 'ada', stage: '' } }),
      { require },
    ],
    'a required key that objects inherit': [
      bakery().user('oven', { tags: [['__proto__', 'x']] }),
      { require: ['__proto__'] },
    ],
  },
  unknown: {
    'a user whose tags were not given': [
      bakery().user('oven', { tags: null }),
      [{ part: 'users', reason: 'its tags were not given', subjects: ['user/oven'] }],
    ],
  },
})
