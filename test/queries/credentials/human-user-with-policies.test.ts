import query from '../../../src/queries/credentials/human-user-with-policies.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const names = ['*.*@bakery.example']
const person = (facts: object) => bakery().user('ada.l@bakery.example', { id: 'AIDAADA', ...facts })
const arn = 'user/ada.l@bakery.example'

testQuery(query, {
  rows: {
    'what they hold': [
      person({ createdAt: '2020-01-01T00:00:00Z', attached: ['Ovens'], inline: { p: allowing('s3:*') } }).policy(
        'Ovens',
      ),
      [
        {
          userArn: arn,
          userId: 'AIDAADA',
          attachedPolicies: ['arn:aws:iam::123456789012:policy/Ovens'],
          inlinePolicies: ['p'],
          createdAt: '2020-01-01T00:00:00Z',
        },
      ],
      { names },
    ],
  },
  silent: {
    'nobody, where no names are given': person({ inline: { p: allowing('s3:*') } }),
    'a person who has all through groups': [person({ groups: ['bakers'] }).group('bakers'), { names }],
    'a program': [bakery().user('svc-oven', { inline: { p: allowing('s3:*') } }), { names }],
  },
  unknown: {
    'attached policies that were not given': [
      person({ attached: null }),
      [{ part: 'users', reason: 'its attached policies were not given', subjects: [arn] }],
      { names },
    ],
  },
})
