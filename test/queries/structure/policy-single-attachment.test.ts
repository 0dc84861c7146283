import query from '../../../src/queries/structure/policy-single-attachment.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const recipes = bakery().policy('Recipes')
const uncounted = bakery().policy('Recipes', { attachmentCount: null, boundaryUsageCount: null })

testQuery(query, {
  rows: {
    'whom it is attached to': [
      bakery()
        .policy('Recipes', {
          id: 'ANPARECIPES000000000',
          createdAt: '2026-01-01T00:00:00Z',
          updatedAt: '2026-02-01T00:00:00Z',
        })
        .role('oven', { id: 'AROAOVEN', attached: ['Recipes'] }),
      [
        {
          policyArn: 'policy/Recipes',
          policyId: 'ANPARECIPES000000000',
          resourceArn: 'role/oven',
          resourceId: 'AROAOVEN',
          resourceKind: 'role',
          createdAt: '2026-01-01T00:00:00Z',
          updatedAt: '2026-02-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'one of a group': [
      recipes.group('bakers', { attached: ['Recipes'] }),
      [{ policyArn: 'policy/Recipes', resourceKind: 'group' }],
    ],
    'one that AWS did not count, where everybody is known': [
      uncounted.user('ada', { attached: ['Recipes'] }),
      ['policy/Recipes'],
    ],
    'one that AWS counts once, though nobody was seen with it': [
      bakery().policy('Recipes', { attachmentCount: 1 }).parts({ users: 'skipped' }),
      [{ policyArn: 'policy/Recipes', resourceArn: null }],
    ],
  },
  silent: {
    'one attached to nobody': recipes,
    'one of two': recipes.role('oven', { attached: ['Recipes'] }).user('ada', { attached: ['Recipes'] }),
    'one that AWS counts twice': bakery()
      .policy('Recipes', { attachmentCount: 2 })
      .role('oven', { attached: ['Recipes'] }),
    'one that is the boundary of somebody too': recipes
      .role('oven', { attached: ['Recipes'] })
      .role('till', { boundary: 'Recipes' }),
    'one that is a boundary only': recipes.role('till', { boundary: 'Recipes' }),
    'a policy of AWS': bakery()
      .awsPolicy('ReadOnlyAccess')
      .role('oven', { attached: ['ReadOnlyAccess'] }),
    'one of two, of which AWS did not count': uncounted
      .role('oven', { attached: ['Recipes'] })
      .role('till', { attached: ['Recipes'] })
      .parts({ users: 'skipped' }),
  },
  unknown: {
    'one that others may have, as AWS did not count': [
      uncounted.role('oven', { attached: ['Recipes'] }).user('ada', { attached: null }),
      [
        {
          part: 'users',
          reason: 'the attached policies of some users were not given: 1',
          subjects: ['policy/Recipes'],
        },
      ],
    ],
    'one that may be the boundary of somebody': [
      bakery()
        .policy('Recipes', { boundaryUsageCount: null })
        .role('oven', { attached: ['Recipes'] })
        .parts({ users: 'failed' }),
      [{ part: 'users', reason: 'failed', subjects: 'all' }],
    ],
  },
})
