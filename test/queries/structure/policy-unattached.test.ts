import { expect, test } from 'vitest'

import policyUnattached from '../../../src/queries/structure/policy-unattached.ts'
import { runQuery } from '../../../src/queries/run.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const arn = 'arn:aws:iam::123456789012:policy/Recipes'
const recipes = bakery().policy('Recipes')
const uncounted = bakery().policy('Recipes', { attachmentCount: null, boundaryUsageCount: null })

testQuery(policyUnattached, {
  reports: {
    'policies in no use, in the order of their ARNs': [
      bakery()
        .policy('Till')
        .policy('Oven')
        .policy('Mixer')
        .role('mixer', { attached: ['Mixer'] }),
      ['policy/Oven', 'policy/Till'],
    ],
    'a policy that AWS did not count, where everybody is known': [
      uncounted.user('ada').role('oven'),
      ['policy/Recipes'],
    ],
    'a policy that AWS counts as unused, where users were not read': [
      recipes.parts({ users: 'skipped' }),
      ['policy/Recipes'],
    ],
  },
  rows: {
    'what AWS counts': [
      bakery().policy('Recipes', {
        id: 'ANPARECIPES000000000',
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-02-01T00:00:00Z',
      }),
      [
        {
          policyArn: 'policy/Recipes',
          policyId: 'ANPARECIPES000000000',
          attachmentCount: 0,
          boundaryUsageCount: 0,
          createdAt: '2026-01-01T00:00:00Z',
          updatedAt: '2026-02-01T00:00:00Z',
        },
      ],
    ],
  },
  silent: {
    'a policy of a user': recipes.user('ada', { attached: ['Recipes'] }),
    'a policy of a group without users': recipes.group('bakers', { attached: ['Recipes'] }),
    'a policy of a role': recipes.role('oven', { attached: ['Recipes'] }),
    'a boundary': recipes.role('oven', { boundary: 'Recipes' }),
    'a boundary that AWS did not count': uncounted.user('ada', { boundary: 'Recipes' }),
    'a policy that AWS counts as attached, whatever the night shows': bakery().policy('Recipes', {
      attachmentCount: 1,
    }),
    'a policy that AWS counts as a boundary, whatever the night shows': bakery().policy('Recipes', {
      boundaryUsageCount: 1,
    }),
    'a policy that the night shows attached, whatever AWS counts': bakery()
      .policy('Recipes', { attachmentCount: 0 })
      .role('oven', { attached: ['Recipes'] }),
    'a policy of AWS': bakery().awsPolicy('ReadOnlyAccess'),
  },
  unknown: {
    'an uncounted policy where users were not read': [
      uncounted.parts({ users: 'denied' }),
      [{ part: 'users', reason: 'denied', subjects: 'all' }],
    ],
    'an uncounted policy where a group does not say what it has': [
      uncounted.group('bakers', { attached: null }),
      [
        {
          part: 'groups',
          reason: 'the attached policies of some groups were not given: 1',
          subjects: ['policy/Recipes'],
        },
      ],
    ],
  },
})

test('policy-unattached shows what AWS counts beside what the night shows', () => {
  const [row] = runQuery(policyUnattached, recipes.build()).rows
  expect(row?.get('evidence')).toEqual([
    { kind: 'attribute', of: arn, name: 'AttachmentCount', value: 0 },
    { kind: 'attribute', of: arn, name: 'PermissionsBoundaryUsageCount', value: 0 },
    { kind: 'absent', of: arn, what: 'attachment in this night' },
    { kind: 'absent', of: arn, what: 'use as a boundary in this night' },
  ])
})

test('policy-unattached rests on the count alone where the night does not show who has what', () => {
  const [row] = runQuery(policyUnattached, recipes.parts({ groups: 'skipped' }).build()).rows
  expect(row?.get('evidence')).toEqual([
    { kind: 'attribute', of: arn, name: 'AttachmentCount', value: 0 },
    { kind: 'attribute', of: arn, name: 'PermissionsBoundaryUsageCount', value: 0 },
    { kind: 'absent', of: arn, what: 'use as a boundary in this night' },
  ])
})
