import { expect, test } from 'vitest'

import tagValueReport from '../../../src/queries/tags/tag-value-report.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({
  'instance-profiles': 'complete',
  'instance-profile-tags': 'complete',
  'policy-tags': 'complete',
})

const owners = read
  .user('ada', { tags: { Owner: 'ada', Stage: 'live' } })
  .user('bob', { tags: { Owner: 'ada' } })
  .role('oven', { tags: { owner: 'bob' } })
  .role('till', { tags: { Onwer: 'Ada' } })

testQuery(tagValueReport, {
  rows: {
    'each value of each key, with how many have it': [
      read
        .user('ada', { tags: { Team: 'bread' } })
        .role('oven', { tags: { Team: 'bread' } })
        .role('till', { tags: { Team: 'shop' } })
        .policy('Recipes', { tags: { Team: 'bread' } })
        .instanceProfile('oven', { tags: { Team: 'bread' } }),
      [
        {
          key: 'Team',
          value: 'bread',
          variantOf: null,
          valueVariantOf: null,
          count: 4,
          users: 1,
          roles: 1,
          policies: 1,
          instanceProfiles: 1,
        },
        {
          key: 'Team',
          value: 'shop',
          variantOf: null,
          valueVariantOf: null,
          count: 1,
          users: 0,
          roles: 1,
          policies: 0,
          instanceProfiles: 0,
        },
      ],
    ],
  },
  reports: {
    'keys in other letter case and misspelt ones as variants of the common one': [
      owners,
      [
        { key: 'Onwer', value: 'Ada', variantOf: 'Owner' },
        { key: 'Owner', value: 'ada', variantOf: null },
        { key: 'Stage', value: 'live', variantOf: null },
        { key: 'owner', value: 'bob', variantOf: 'Owner' },
      ],
    ],
    'values in other letter case as variants of the common one': [
      read
        .user('ada', { tags: { Stage: 'live' } })
        .user('bob', { tags: { Stage: 'live' } })
        .user('eve', { tags: { Stage: 'Live ' } })
        .user('kim', { tags: { Stage: 'lives' } }),
      [
        { value: 'Live ', valueVariantOf: 'live', count: 1 },
        { value: 'live', valueVariantOf: null, count: 2 },
        { value: 'lives', valueVariantOf: null, count: 1 },
      ],
    ],
    'one key and its variants, asked for in any letter case': [
      owners,
      [{ key: 'Onwer' }, { key: 'Owner' }, { key: 'owner' }],
      { key: 'OWNER' },
    ],
    'keys that objects inherit': [
      read.user('ada', {
        tags: [
          ['__proto__', '__proto__'],
          ['constructor', ''],
        ],
      }),
      [
        { key: '__proto__', value: '__proto__' },
        { key: 'constructor', value: '' },
      ],
    ],
    'what was read, where the rest was not': [
      bakery()
        .user('ada', { tags: { Team: 'bread' } })
        .policy('Recipes')
        .instanceProfile('oven', { roles: ['oven'] }),
      [{ key: 'Team', count: 1 }],
    ],
  },
  silent: {
    'nothing tagged': read.user('ada').role('oven'),
    'policies of AWS, which cannot be tagged': read.awsPolicy('ReadOnlyAccess', { tags: { Team: 'x' } }),
    'a key that nobody uses': [owners, { key: 'Price' }],
  },
  unknown: {
    'whatever does not say its tags': [
      read.user('ada', { tags: null }).role('oven', { tags: null }).policy('Recipes').instanceProfile('oven'),
      [
        {
          part: 'instance-profile-tags',
          reason: 'its tags are not in this night',
          subjects: ['instance-profile/oven'],
        },
        { part: 'policy-tags', reason: 'its tags are not in this night', subjects: ['policy/Recipes'] },
        { part: 'roles', reason: 'its tags are not in this night', subjects: ['role/oven'] },
        { part: 'users', reason: 'its tags are not in this night', subjects: ['user/ada'] },
      ],
    ],
    'the ones whose tags were refused, and no other': [
      read
        .parts({ 'policy-tags': { status: 'partial', detail: 'AccessDenied' }, 'instance-profile-tags': 'partial' })
        .policy('Recipes')
        .policy('Sweets', { tags: { Team: 'bread' } })
        .instanceProfile('oven')
        .instanceProfile('till', { tags: {} }),
      [
        {
          part: 'instance-profile-tags',
          reason: 'its tags are not in this night',
          subjects: ['instance-profile/oven'],
        },
        { part: 'policy-tags', reason: 'its tags are not in this night: AccessDenied', subjects: ['policy/Recipes'] },
      ],
    ],
    'parts that were denied, once for all': [
      read
        .parts({ 'policy-tags': 'denied', 'instance-profile-tags': 'denied' })
        .policy('Recipes')
        .instanceProfile('oven'),
      [
        { part: 'instance-profile-tags', reason: 'denied', subjects: 'all' },
        { part: 'policy-tags', reason: 'denied', subjects: 'all' },
      ],
    ],
    'parts that were not read, once for all': [
      bakery()
        .policy('Recipes')
        .role('oven')
        .instanceProfile('oven', { roles: ['oven'] }),
      [
        { part: 'instance-profile-tags', reason: 'skipped: not in the input', subjects: 'all' },
        { part: 'policy-tags', reason: 'skipped: not in the input', subjects: 'all' },
      ],
    ],
  },
})

test('tag-value-report names every bearer of a tag', () => {
  const [row] = runQuery(tagValueReport, owners.build(), { params: { key: 'Stage' } }).rows
  expect(row?.get('evidence')).toEqual([
    { kind: 'tag', of: 'arn:aws:iam::123456789012:user/ada', key: 'Stage', value: 'live' },
  ])
})
