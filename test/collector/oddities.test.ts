import { describe, expect, test } from 'vitest'

import { arnOf, attached, awsPolicy, file, type Members, policy, role, user } from './account.ts'
import { ODDITIES } from './oddity-files.ts'
import { roundTrip } from './round-trip.ts'

const fence = arnOf('policy', 'Fence')

describe('every oddity comes back as it went in', () => {
  test.each(Object.entries(ODDITIES))('%s', (_, oddity) => {
    const json = JSON.parse(JSON.stringify(oddity.file)) as unknown
    expect(roundTrip(json).codes).toEqual(oddity.warns ?? [])
  })
})

test('what the oddities mean once read back', () => {
  const { account, warnings } = roundTrip(
    file({
      UserDetailList: [
        { Arn: arnOf('user/team', 'ada') },
        user('bob', { AttachedManagedPolicies: attached(fence), Shoe: 42 }),
      ],
      RoleDetailList: [
        role('a'),
        role('b', { RoleLastUsed: undefined }),
        role('c', { RoleLastUsed: { LastUsedDate: 'once', Region: 'x' } }),
      ].map((one) => JSON.parse(JSON.stringify(one)) as Members),
      Policies: [policy('Fence', { Description: 'a fence' })],
    }),
  )
  const [ada, bob] = account.users().toReversed()
  expect(ada).toMatchObject({
    name: 'ada',
    path: '/team/',
    id: '',
    groups: null,
    attached: null,
    tags: null,
    inline: [],
    createdAt: null,
  })
  expect(bob).toMatchObject({
    attached: [{ arn: fence, name: 'Fence' }],
    groups: [],
    tags: [],
    createdAt: '2025-03-04T05:06:07Z',
  })
  expect(account.roles().map((one) => one.lastUsed)).toEqual([{ at: null, region: null }, null, null])
  expect(account.managedPolicies()).toMatchObject([
    { owner: 'customer', description: 'a fence', attachmentCount: 0, boundaryUsageCount: 0, tags: null },
  ])
  expect(warnings).toEqual([
    { code: 'UNKNOWN_MEMBER', message: 'the user has a member "Shoe"', subject: arnOf('user', 'bob') },
    { code: 'UNREADABLE_DATE', message: 'LastUsedDate is "once"', subject: arnOf('role', 'c') },
  ])
})

test('an account with nothing but one AWS policy needs to be named', () => {
  const { account } = roundTrip(file({ Policies: [awsPolicy('ReadOnlyAccess')] }), { account: '444455556666' })
  expect(account.snapshot).toMatchObject({ account: '444455556666', partition: 'aws' })
  expect(account.managedPolicies()).toHaveLength(1)
})
