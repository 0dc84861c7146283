import untaggedRoles from '../../../src/queries/tags/untagged-roles.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const require = ['Owner', 'Stage']
const created = { id: 'AROAOVEN000000000000', createdAt: '2026-01-01T00:00:00Z' }

testQuery(untaggedRoles, {
  reports: {
    'a role without any tag': [bakery().role('oven'), ['role/oven']],
    'a role without one of the required tags': [
      bakery().role('oven', { tags: { Owner: 'ada' } }),
      [{ roleArn: 'role/oven', tagCount: 1, missingKeys: ['Stage'] }],
      { require },
    ],
    'a role with other tags than the required ones': [
      bakery().role('oven', { tags: [['__proto__', 'x']] }),
      [{ tagCount: 1, missingKeys: ['Owner', 'Stage'] }],
      { require },
    ],
    'them in the order of their ARNs': [
      bakery()
        .role('till')
        .role('oven')
        .role('mixer', { tags: { Owner: 'ada' } }),
      ['role/oven', 'role/till'],
    ],
  },
  rows: {
    'which tags are missing': [
      bakery().role('oven', created),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN000000000000',
          tagCount: 0,
          missingKeys: ['Owner', 'Stage'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
      { require },
    ],
    'no key where none was required': [
      bakery().role('oven', created),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN000000000000',
          tagCount: 0,
          missingKeys: [],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a role of IAM Identity Center, which IAM cannot tag': bakery().ssoRole('Baker'),
    'a role with any tag': bakery().role('oven', { tags: { anything: '' } }),
    'a role with the required tags, in any letter case': [
      bakery().role('oven', { tags: { OWNER: 'ada', stage: '' } }),
      { require },
    ],
    'a required key that objects inherit': [
      bakery().role('oven', { tags: [['__proto__', 'x']] }),
      { require: ['__proto__'] },
    ],
    'a service-linked role, which only its service can tag': bakery().serviceLinkedRole('support.amazonaws.com'),
  },
  unknown: {
    'a role whose tags were not given': [
      bakery().role('oven', { tags: null }),
      [{ part: 'roles', reason: 'its tags were not given', subjects: ['role/oven'] }],
    ],
  },
})
