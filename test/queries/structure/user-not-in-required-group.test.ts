import query from '../../../src/queries/structure/user-not-in-required-group.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const require = ['staff']
const oneOf = ['bakers', 'sellers']
const ada = bakery().user('ada', { groups: ['bakers'] })

testQuery(query, {
  rows: {
    'what a user lacks': [
      bakery().user('ada', { id: 'AIDAADA', createdAt: '2026-01-01T00:00:00Z', groups: ['guests'] }),
      [
        {
          userArn: 'user/ada',
          userId: 'AIDAADA',
          missingGroups: ['staff', 'bakers or sellers'],
          groups: ['guests'],
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
      { require, oneOf },
    ],
  },
  reports: {
    'a user in another group': [ada, [{ userArn: 'user/ada', missingGroups: ['staff'] }], { require }],
    'a user in no group': [bakery().user('ada'), ['user/ada'], { oneOf }],
    'a user in some of the groups that all must be in': [
      ada,
      [{ missingGroups: ['staff'] }],
      { require: ['bakers', 'staff'] },
    ],
    'users under a path alone': [
      bakery().user('robot', { path: '/robots/' }).user('ada', { path: '/people/' }),
      ['user/people/ada'],
      { require, under: '/people/' },
    ],
  },
  silent: {
    'anyone where no group is required': bakery().user('ada'),
    'a user in a required group, whatever its case': [bakery().user('ada', { groups: ['Staff'] }), { require }],
    'a user in one of several': [ada, { oneOf }],
    'a group given by its ARN': [ada, { require: ['arn:aws:iam::123456789012:group/shop/bakers'] }],
    'a user under another path': [bakery().user('robot', { path: '/robots/' }), { require, under: '/people/' }],
  },
  unknown: {
    'a user whose groups were not given': [
      bakery().user('ada', { groups: null }),
      [{ part: 'users', reason: 'its groups were not given', subjects: ['user/ada'] }],
      { require },
    ],
    'nothing where nothing was asked': [bakery().user('ada', { groups: null }), []],
  },
  asked: () => ({ require, oneOf }),
})
