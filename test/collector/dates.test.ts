import { expect, test } from 'vitest'

import { arnOf, file, role, user } from './account.ts'
import { roundTrip } from './round-trip.ts'

test.each([
  ['the AWS CLI', '2013-10-14T18:32:24+00:00', '2013-10-14T18:32:24Z'],
  ['the wire', '2013-10-14T18:32:24Z', '2013-10-14T18:32:24Z'],
  ['JSON.stringify of a Date', '2013-10-14T18:32:24.000Z', '2013-10-14T18:32:24Z'],
  ['JSON.stringify of a Date with milliseconds', '2013-10-14T18:32:24.120Z', '2013-10-14T18:32:24.120Z'],
  ['str() of a datetime', '2013-10-14 18:32:24+00:00', '2013-10-14T18:32:24Z'],
  ['str() with microseconds', '2013-10-14 18:32:24.123456+00:00', '2013-10-14T18:32:24.123Z'],
  ['str() without a zone', '2013-10-14 18:32:24', '2013-10-14T18:32:24Z'],
  ['another zone', '2013-10-14T20:32:24+02:00', '2013-10-14T18:32:24Z'],
  ['seconds since 1970', 1381775544, '2013-10-14T18:32:24Z'],
  ['seconds with a fraction', 1381775544.5, '2013-10-14T18:32:24.500Z'],
])('%s comes back as it came', (_, written, meant) => {
  const { account, codes } = roundTrip(
    file({
      RoleDetailList: [
        role('oven', { CreateDate: written, RoleLastUsed: { LastUsedDate: written, Region: 'eu-west-1' } }),
      ],
    }),
  )
  const [oven] = account.roles()
  expect(codes).toEqual([])
  expect(oven).toMatchObject({ createdAt: meant, lastUsed: { at: meant, region: 'eu-west-1' } })
})

test.each([
  ['a placeholder', '<date>'],
  ['nothing', ''],
  ['a day that is none', '2013-13-14T18:32:24Z'],
  ['30 February', '2026-02-30T00:00:00Z'],
  ['words', 'yesterday'],
  ['seconds beyond all days', 1e300],
])('%s is kept, counts as unknown, and warns', (_, written) => {
  const { account, warnings } = roundTrip(file({ UserDetailList: [user('ada', { CreateDate: written })] }))
  expect(account.users()[0]?.createdAt).toBeNull()
  expect(warnings).toEqual([
    { code: 'UNREADABLE_DATE', message: `CreateDate is ${JSON.stringify(written)}`, subject: arnOf('user', 'ada') },
  ])
})

test('forms mixed in one file come back as they came, whatever the order', () => {
  const users = ['2013-10-14 18:32:24+00:00', '2013-10-14T18:32:24Z', '2014-10-14T18:32:24Z'].map((date, index) =>
    user(`u${index}`, { CreateDate: date }),
  )
  const forth = roundTrip(file({ UserDetailList: users }))
  const back = roundTrip(file({ UserDetailList: users.toReversed() }))
  expect(back.account.users()).toEqual(forth.account.users())
})
