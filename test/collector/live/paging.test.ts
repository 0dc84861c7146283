import { describe, expect, test } from 'vitest'

import { listOf } from '../../../src/util/list.ts'
import { memberOf } from '../../../src/util/members.ts'
import { collecting } from '../../support/collecting.ts'
import { expectWhole } from '../../support/expect-whole.ts'
import {
  bakeryAccount,
  countHolders,
  type Fault,
  liveAccount,
  type LiveAccount,
} from '../../support/iam-endpoint/index.ts'
import { type GivenUser, liveUser } from '../../support/iam-endpoint/given-entities.ts'
import { factOf } from '../../support/read-night.ts'

const DETAILS = 'GetAccountAuthorizationDetails'
const OWNER = { id: '111122223333', partition: 'aws' }
const ARN = 'arn:aws:iam::111122223333'

/** Something that happens to the account just before one page of the details is made. */
function before(page: number, mutate: (account: LiveAccount) => void): Fault {
  return { on: { action: DETAILS, page }, do: { mutate } }
}

/** Forty users, ten on a page. */
function crowd(): LiveAccount {
  return liveAccount({ users: names(40).map((UserName): GivenUser => ({ UserName })) })
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `user-${String(index).padStart(2, '0')}`)
}

/** By so many bytes, ten users of the crowd fill a page. */
const TEN = { pageBytes: 3000 }

describe('markers of the details', () => {
  test.for([
    ['repeat-marker', /found a marker that was given before/],
    ['missing-marker', /found no marker, although it says that more follows/],
  ] as const)('%s: no night, and not the first pages for the whole', async ([trouble, words]) => {
    const bench = await collecting(undefined, {
      faults: [{ on: { action: DETAILS, page: 2 }, do: trouble, times: 99 }],
    })
    const { error } = await bench.collect()
    expect(error).toMatchObject({ code: 'AWS', message: expect.stringMatching(words) })
    expect(bench.nights()).toEqual([])
    expect(bench.attempts()).toMatchObject([{ reason: expect.stringMatching(words) }])
  })

  test.for([
    ['stray-marker', 99],
    ['empty-truncated-page', 1],
    ['empty-truncated-page', 5],
  ] as const)('%s changes nothing', async ([trouble, times]) => {
    const faults: Fault[] = [{ on: { action: DETAILS }, do: trouble, times }]
    const bench = await collecting(undefined, { faults })
    const { error, requests } = await bench.collect()
    expect(error).toBeNull()
    expect((await expectWhole(bench)).codes).toEqual([])
    bench.endpoint.faults.length = 0
    const plain = await bench.collect({ now: () => Date.now() + 2000 })
    const pages = (all: typeof requests) => all.filter(({ action }) => action === DETAILS).length
    expect(pages(requests)).toBe(pages(plain.requests) + (trouble === 'stray-marker' ? 0 : times))
  })
})

describe('markers of another list', () => {
  test.for([
    ['repeat-marker', /found a marker that was given before/],
    ['missing-marker', /found no marker, although it says that more follows/],
  ] as const)('%s: the part failed and says nothing', async ([trouble, words]) => {
    const faults: Fault[] = [{ on: { action: 'ListRoles' }, do: trouble, times: 99 }]
    const bench = await collecting(undefined, { pageBytes: 500, faults })
    expect((await bench.collect()).error).toBeNull()
    const night = await expectWhole(bench)
    expect(night.parts.get('role-settings')).toMatchObject({ status: 'failed', detail: expect.stringMatching(words) })
    expect(night.facts.get('role-settings')).toBeUndefined()
  })

  test('of one entity: that one is unknown', async () => {
    const faults: Fault[] = [{ on: { action: 'ListAccessKeys', subject: 'ada' }, do: 'missing-marker', times: 99 }]
    const bench = await collecting(undefined, { faults })
    await bench.collect({ level: 'deep' })
    const night = await expectWhole(bench)
    expect(night.parts.get('access-keys')).toMatchObject({ status: 'partial' })
    expect(factOf(night, 'access-keys', `${ARN}:user/staff/ada`)?.settings).toBeNull()
  })

  test.for(['stray-marker', 'empty-truncated-page', 'duplicate-entity'] as const)(
    '%s changes nothing',
    async (trouble) => {
      const actions = [
        'ListRoles',
        'ListUsers',
        'ListInstanceProfiles',
        'ListVirtualMFADevices',
        'ListServerCertificates',
      ]
      const more = ['ListServiceSpecificCredentials', 'ListAccessKeys', 'ListMFADevices', 'GetGroup']
      const faults = [...actions, ...more].map((action): Fault => ({ on: { action }, do: trouble, times: 3 }))
      const bench = await collecting(undefined, { pageBytes: 100, faults })
      expect((await bench.collect({ level: 'deep' })).error).toBeNull()
      expect((await expectWhole(bench)).codes).toEqual([])
    },
  )
})

describe('an account that moves while it is read', () => {
  test('the same entity on two pages comes once', async () => {
    const faults: Fault[] = [{ on: { action: DETAILS }, do: 'duplicate-entity', times: 99 }]
    const bench = await collecting(undefined, { pageBytes: 1000, faults })
    expect((await bench.collect()).error).toBeNull()
    expect((await expectWhole(bench)).codes).toEqual([])
  })

  test('with different content: the first one, and a warning', async () => {
    const tag = ({ users }: LiveAccount) => {
      for (const user of users) user.Tags = [{ Key: 'Shift', Value: 'late' }]
    }
    const faults: Fault[] = [before(2, tag), { on: { action: DETAILS, page: 2 }, do: 'duplicate-entity' }]
    const bench = await collecting(crowd(), { ...TEN, faults })
    expect((await bench.collect({ level: 'core' })).error).toBeNull()
    const [night] = bench.nights()
    const changed = night?.snapshot.warnings.filter(({ code }) => code === 'CHANGED_DURING_COLLECTION') ?? []
    expect(changed).toHaveLength(1)
    const users = listOf(memberOf(night?.lists, 'UserDetailList'))
    expect(users).toHaveLength(40)
    expect(users).toContainEqual(expect.objectContaining({ Arn: changed[0]?.subject, Tags: [] }))
    expect(users.filter((user) => listOf(memberOf(user, 'Tags')).length > 0).length).toBeGreaterThan(15)
  })

  test('who comes while others are read is there, and the counts do not object', async () => {
    const add = ({ users }: LiveAccount) => void users.push(liveUser(OWNER, { UserName: 'zoe' }))
    const bench = await collecting(crowd(), { ...TEN, faults: [before(3, add)] })
    expect((await bench.collect({ level: 'core' })).error).toBeNull()
    const night = bench.nights()[0]
    expect(night?.parts.get('users')).toMatchObject({ status: 'complete', count: 41, detail: null })
    expect(night?.codes).toEqual([])
    expect(factOf(await expectWhole(bench, ['account-summary']), 'user-settings', `${ARN}:user/zoe`)).toBeDefined()
  })

  test('who goes before its page comes is not there, and the counts do not object', async () => {
    const remove = ({ users }: LiveAccount) => void users.pop()
    const bench = await collecting(crowd(), { ...TEN, faults: [before(3, remove)] })
    expect((await bench.collect({ level: 'core' })).error).toBeNull()
    const night = await expectWhole(bench, ['account-summary'])
    expect(night.parts.get('users')).toMatchObject({ status: 'complete', count: 39, detail: null })
    expect(night.codes).toEqual([])
  })

  test('a list that is shorter than the account counted before and after is in doubt', async () => {
    let hidden: LiveAccount['users'] = []
    const hide = ({ users }: LiveAccount) => void (hidden = users.splice(35))
    const show = ({ users }: LiveAccount) => void users.push(...hidden)
    const faults: Fault[] = [before(3, hide), { on: { action: 'ListInstanceProfiles' }, do: { mutate: show } }]
    const bench = await collecting(crowd(), { ...TEN, faults })
    expect((await bench.collect({ level: 'core' })).error).toBeNull()
    const [night] = bench.nights()
    const message = '35 users were listed, but AWS counts 40'
    expect(night?.snapshot.warnings).toEqual([{ code: 'COUNT_DIFFERS', message, subject: 'users' }])
    expect(night?.parts.get('users')).toMatchObject({ status: 'complete', count: 35, detail: message })
  })

  test('a list that is longer than both counts says so', async () => {
    const add = ({ users }: LiveAccount) => void users.push(liveUser(OWNER, { UserName: 'zoe' }))
    const remove = ({ users }: LiveAccount) => void users.pop()
    const faults: Fault[] = [before(3, add), { on: { action: 'ListInstanceProfiles' }, do: { mutate: remove } }]
    const bench = await collecting(crowd(), { ...TEN, faults })
    await bench.collect({ level: 'core' })
    const message = '41 users were listed, but AWS counts 40'
    expect(bench.nights()[0]?.snapshot.warnings).toEqual([{ code: 'COUNT_DIFFERS', message, subject: null }])
    expect(bench.nights()[0]?.parts.get('users')).toMatchObject({ count: 41, detail: null })
  })

  test('one that is gone between list and question is kept as it was listed', async () => {
    const delivery = `${ARN}:role/vans/delivery`
    const remove = (account: LiveAccount) => {
      account.roles = account.roles.filter(({ Arn }) => Arn !== delivery)
    }
    const bench = await collecting(undefined, {
      faults: [{ on: { action: 'GetRole', subject: 'delivery' }, do: { mutate: remove } }],
    })
    expect((await bench.collect({ level: 'deep' })).error).toBeNull()
    const [night] = bench.nights()
    const message = 'it was gone when role-details were asked for'
    expect(night?.snapshot.warnings).toEqual([{ code: 'DELETED_DURING_COLLECTION', message, subject: delivery }])
    expect(night?.parts.get('role-details')).toMatchObject({ status: 'complete', count: 3, detail: null })
    expect(JSON.stringify(night?.lists)).toContain(delivery)
    expect(night && factOf(night, 'role-settings', delivery)?.settings).toEqual({ MaxSessionDuration: 3600 })
    expect(night && factOf(night, 'role-details', delivery)).toBeUndefined()
  })

  test('one that is made anew under its name is another: its answers are not those of the first', async () => {
    const renew = ({ roles }: LiveAccount) => {
      for (const role of roles)
        if (role.RoleName === 'delivery') {
          role.RoleId = 'AROAANOTHERDELIVERY12'
          delete role.SourceRoleTemplate
        }
    }
    const faults: Fault[] = [{ on: { action: 'GetRole', subject: 'delivery' }, do: { mutate: renew } }]
    const bench = await collecting(undefined, { faults })
    expect((await bench.collect({ level: 'deep' })).error).toBeNull()
    const [night] = bench.nights()
    expect(night && factOf(night, 'role-details', `${ARN}:role/vans/delivery`)).toBeUndefined()
  })
})

describe('policies that the details leave out', () => {
  const leaveOut = (...names: readonly string[]): LiveAccount => {
    const account = bakeryAccount()
    for (const policy of account.policies) if (names.includes(policy.PolicyName)) policy.leftOut = true
    return account
  }

  test('are fetched where something refers to them', async () => {
    const bench = await collecting(leaveOut('Fence', 'PowerUserAccess', 'RecipeReader'))
    const { error, requests } = await bench.collect()
    expect(error).toBeNull()
    const [night] = bench.nights()
    const text = JSON.stringify(night?.lists)
    for (const name of ['policy/boundaries/Fence', 'policy/RecipeReader', 'aws:policy/PowerUserAccess'])
      expect(text).toContain(`"Arn":"arn:aws:iam::${name.startsWith('aws:') ? name : `111122223333:${name}`}"`)
    expect(night?.codes).toEqual([])
    const versions = requests.filter(({ action }) => action === 'GetPolicyVersion').map(({ params }) => params)
    expect(versions.map(({ PolicyArn, VersionId }) => `${PolicyArn?.split('/').at(-1)} ${VersionId}`)).toEqual([
      'RecipeReader v3',
      'RecipeReader v2',
      'RecipeReader v1',
      'Fence v1',
      'PowerUserAccess v3',
    ])
  })

  test('of the account’s own are as the details would show them', async () => {
    const bench = await collecting(leaveOut('Fence', 'RecipeReader'))
    expect((await bench.collect()).error).toBeNull()
    expect((await expectWhole(bench)).codes).toEqual([])
  })

  test('that cannot be had leave a warning, and the list in doubt', async () => {
    const bench = await collecting(leaveOut('Fence'), { denied: ['GetPolicyVersion'] })
    expect((await bench.collect()).error).toBeNull()
    const [night] = bench.nights()
    expect(night?.codes).toEqual(['NOT_READ'])
    expect(night?.parts.get('customer-policies')).toMatchObject({
      status: 'partial',
      count: 2,
      detail: '1 could not be read: AccessDenied',
    })
  })

  test('of AWS’s, of which nobody counts how many there are, are in doubt as well', async () => {
    const bench = await collecting(leaveOut('PowerUserAccess'), { denied: ['GetPolicy'] })
    expect((await bench.collect()).error).toBeNull()
    expect(bench.nights()[0]?.parts.get('aws-policies')).toMatchObject({ status: 'partial' })
  })

  test('to which nothing refers are missed by the count', async () => {
    const bench = await collecting(leaveOut('Unattached'))
    countHolders(bench.endpoint.account)
    expect((await bench.collect()).error).toBeNull()
    expect(bench.nights()[0]?.snapshot.warnings).toMatchObject([
      { code: 'COUNT_DIFFERS', subject: 'customer-policies' },
    ])
  })
})

test('a list that went wrong is asked for anew, at once and in a run that goes on', async () => {
  const healed = await collecting(undefined, {
    faults: [{ on: { action: DETAILS, page: 2 }, do: 'repeat-marker', times: 2 }],
  })
  expect((await healed.collect()).error).toBeNull()
  await expectWhole(healed)

  const bench = await collecting(undefined, {
    faults: [{ on: { action: DETAILS, page: 2 }, do: 'missing-marker', times: 3 }],
  })
  expect((await bench.collect()).error).toMatchObject({ code: 'AWS' })
  expect((await bench.collect({ resume: true })).error).toBeNull()
  await expectWhole(bench)
})
