import comparePrincipals from '../../../src/queries/access/compare-principals.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const both = { first: 'role/oven', second: 'role/mill', service: null }
const roles = (oven: object, mill: object) =>
  bakery()
    .role('oven', { inline: { p: oven } })
    .role('mill', { inline: { p: mill } })

testQuery(comparePrincipals, {
  asked: (account) => {
    const [one] = [...account.roles(), ...account.users()]
    return one ? { first: one.arn, second: one.arn, service: null } : null
  },
  rows: {
    'an action that one has and the other lacks': [
      roles(allowing(['sqs:SendMessage', 'sqs:PurgeQueue']), allowing('sqs:SendMessage')),
      [
        {
          action: 'sqs:PurgeQueue',
          service: 'sqs',
          accessLevel: 'Write',
          first: 'allowed',
          second: 'denied',
          firstResources: ['*'],
          secondResources: [],
        },
      ],
      both,
    ],
  },
  reports: {
    'the same action on other resources': [
      roles(allowing('sqs:SendMessage'), allowing('sqs:SendMessage', 'arn:aws:sqs:*:*:bread')),
      [{ action: 'sqs:SendMessage', first: 'allowed', second: 'allowed', secondResources: ['arn:aws:sqs:*:*:bread'] }],
      both,
    ],
    'both ways': [
      roles(allowing('sqs:SendMessage'), allowing('sns:Publish')),
      [
        { action: 'sns:Publish', first: 'denied', second: 'allowed' },
        { action: 'sqs:SendMessage', first: 'allowed', second: 'denied' },
      ],
      both,
    ],
    'only one service': [
      roles(allowing('sqs:SendMessage'), allowing('sns:Publish')),
      [{ action: 'sns:Publish' }],
      { ...both, service: 'sns' },
    ],
  },
  silent: {
    'the same by other words': [roles(allowing(['sqs:SendMessage']), allowing('SQS:SendMessag?')), both],
  },
  refuses: {
    'a service that is none': [
      roles(allowing('s3:*'), allowing('sns:Publish')),
      /parameter service: found "dynamodbb", which is no service of AWS/,
      { ...both, service: 'dynamodbb' },
    ],
    'one alone': [bakery().role('oven'), /parameter second was not given/, { ...both, second: null }],
  },
})
