import query from '../../../src/queries/activity/principal-unused-services.ts'
import { bakery, type Bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

type Services = Readonly<Record<string, string | undefined>>

const reaching = (account: Bakery, of: string, services: Services): Bakery =>
  account.parts({ 'last-accessed': 'complete' }).fact('last-accessed', of, {
    activity: {
      ServicesLastAccessed: Object.entries(services).map(([ServiceNamespace, LastAuthenticated]) => ({
        ServiceNamespace,
        LastAuthenticated,
      })),
    },
  })
const role = (services: Services, facts: object = {}) =>
  reaching(
    bakery().role('oven', { id: 'AROAOVEN', createdAt: '2020-01-01T00:00:00Z', ...facts }),
    'role/oven',
    services,
  )

testQuery(query, {
  rows: {
    'those that it did not reach': [
      role({ ec2: undefined, s3: '2026-11-20T00:00:00Z', sqs: '2026-08-23T02:00:00+00:00' }),
      [
        {
          principalArn: 'role/oven',
          principalId: 'AROAOVEN',
          kind: 'role',
          unusedCount: 2,
          allowedCount: 3,
          services: ['ec2', 'sqs'],
        },
      ],
    ],
  },
  reports: {
    'users too': [
      reaching(bakery().user('ada', { createdAt: '2020-01-01T00:00:00Z' }), 'user/ada', { s3: undefined }),
      [{ principalArn: 'user/ada', kind: 'user' }],
    ],
    'ages from the day that the service told': [
      role({ s3: '2026-11-10T00:00:00Z' }).parts({
        'last-accessed': { status: 'complete', detail: null, asOf: '2026-11-20T00:00:00Z' },
      }),
      ['role/oven'],
      { days: 10 },
    ],
  },
  silent: {
    'all reached': role({ s3: '2026-11-20T00:00:00Z' }),
    'the day before the ninetieth': role({ s3: '2026-08-23T02:00:01Z' }),
    'a role younger than the window': role({ s3: undefined }, { createdAt: '2026-10-01T00:00:00Z' }),
    'a role without permissions': role({}),
    'a service-linked role': reaching(
      bakery().serviceLinkedRole('support.amazonaws.com', { createdAt: '2020-01-01T00:00:00Z' }),
      'role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport',
      { s3: undefined },
    ),
  },
  unknown: {
    'a role whose services were not read': [
      bakery()
        .role('oven', { createdAt: '2020-01-01T00:00:00Z' })
        .parts({ 'last-accessed': { status: 'partial', detail: 'JobFailed' } }),
      [
        {
          part: 'last-accessed',
          reason: 'the services that it reached were not read: JobFailed',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a role of unknown age': [
      role({ s3: undefined }, { createdAt: null }),
      [
        {
          part: 'last-accessed',
          reason: 'it did not reach some services, and its age was not given',
          subjects: ['role/oven'],
        },
      ],
    ],
    'a date that cannot be read': [
      role({ s3: 'yesterday' }),
      [{ part: 'last-accessed', reason: 'when it reached a service was not given', subjects: ['role/oven'] }],
    ],
    'roles that were not listed': [
      role({ s3: '2026-11-20T00:00:00Z' }).parts({ users: 'denied' }),
      [{ part: 'users', reason: 'denied', subjects: 'all' }],
    ],
  },
})
