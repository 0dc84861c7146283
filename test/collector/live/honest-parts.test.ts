import { describe, expect, test } from 'vitest'

import type { Part } from '../../../src/model/part.ts'
import { listAttempts, openForReading } from '../../../src/store/index.ts'
import { collecting } from '../../support/collecting.ts'
import { expectWhole, statusesOf } from '../../support/expect-whole.ts'
import { liveRole } from '../../support/iam-endpoint/given-entities.ts'
import { bakeryAccount, type Fault, type Trouble } from '../../support/iam-endpoint/index.ts'
import { factOf, type ReadNight } from '../../support/read-night.ts'
import { PATIENCE } from '../../support/patience.ts'

const ACCOUNT = 'arn:aws:iam::111122223333'
const AGAIN = { ...PATIENCE, attempts: 3, requestTimeout: 300 }

/** The parts that were to be read and are not complete. */
function wanting(night: ReadNight): ReturnType<typeof statusesOf> {
  return statusesOf(night).filter(([, status]) => status !== 'complete' && status !== 'skipped')
}

/** The first call of each part that asks only for itself. */
const FIRST_CALLS: readonly (readonly [action: string, part: Part])[] = [
  ['ListRoles', 'role-settings'],
  ['ListUsers', 'user-settings'],
  ['ListInstanceProfiles', 'instance-profiles'],
  ['GetAccountSummary', 'account-summary'],
  ['ListAccountAliases', 'account-alias'],
  ['GetPolicy', 'policy-tags'],
  ['GetInstanceProfile', 'instance-profile-tags'],
  ['GenerateCredentialReport', 'credential-report'],
  ['GetCredentialReport', 'credential-report'],
  ['ListVirtualMFADevices', 'virtual-mfa'],
  ['GetAccountPasswordPolicy', 'password-policy'],
  ['ListSAMLProviders', 'saml'],
  ['GetSAMLProvider', 'saml'],
  ['ListOpenIDConnectProviders', 'oidc'],
  ['GetOpenIDConnectProvider', 'oidc'],
  ['ListServerCertificates', 'server-certificates'],
  ['ListServiceSpecificCredentials', 'service-credentials'],
  ['ListAccessKeys', 'access-keys'],
  ['ListMFADevices', 'mfa-devices'],
  ['GetLoginProfile', 'login-profiles'],
  ['ListSigningCertificates', 'signing-certificates'],
  ['ListSSHPublicKeys', 'ssh-keys'],
  ['GetRole', 'role-details'],
  ['GetGroup', 'group-members'],
  ['GenerateServiceLastAccessedDetails', 'last-accessed'],
  ['GetServiceLastAccessedDetails', 'last-accessed'],
  ['ListOrganizationsFeatures', 'organization'],
]

test.for(FIRST_CALLS)('without %s the part %s is denied, not empty', async ([action, part]) => {
  const bench = await collecting(undefined, { denied: [action] })
  const { error } = await bench.collect({ level: 'deep', parts: ['last-accessed'] })
  expect(error).toBeNull()
  const night = await expectWhole(bench)
  // Of profiles that nobody lists, the tags cannot be asked either.
  const also = part === 'instance-profiles' ? [['instance-profile-tags', 'partial']] : []
  expect(wanting(night)).toEqual([[part, 'denied'], ...also])
  expect(night.parts.get(part)?.detail).toContain(`${action}: AccessDenied`)
  expect(night.facts.get(part)).toBeUndefined()
  expect(bench.attempts()).toEqual([])
})

describe('denied of one entity', () => {
  test.for([
    ['GetInstanceProfile', 'cold-store', 'instance-profile-tags', `${ACCOUNT}:instance-profile/cold-store`],
    ['GetPolicy', `${ACCOUNT}:policy/RecipeReader`, 'policy-tags', `${ACCOUNT}:policy/RecipeReader`],
    ['GetRole', 'delivery', 'role-details', `${ACCOUNT}:role/vans/delivery`],
    ['ListAccessKeys', 'ada', 'access-keys', `${ACCOUNT}:user/staff/ada`],
    ['GetGroup', 'bakers', 'group-members', `${ACCOUNT}:group/bakers`],
    [
      'GetOpenIDConnectProvider',
      `${ACCOUNT}:oidc-provider/oidc.example`,
      'oidc',
      `${ACCOUNT}:oidc-provider/oidc.example`,
    ],
  ] as const)('%s of %s: the part is partial, that one unknown', async ([action, subject, part, arn]) => {
    const bench = await collecting(undefined, { faults: [{ on: { action, subject }, do: 'access-denied', times: 99 }] })
    expect((await bench.collect({ level: 'deep' })).error).toBeNull()
    const night = await expectWhole(bench)
    expect(wanting(night)).toEqual([[part, 'partial']])
    expect(night.parts.get(part)?.detail).toBe('1 could not be read: AccessDenied')
    expect(factOf(night, part, arn)?.settings).toBeNull()
    expect(night.facts.get(part)?.filter(({ settings }) => settings === null)).toHaveLength(1)
    expect(night.snapshot.warnings).toEqual([{ code: 'NOT_READ', message: `${part}: AccessDenied`, subject: arn }])
  })
})

test('the first three denied while the fourth is under way: nobody after them is passed over', async () => {
  const account = bakeryAccount()
  for (let index = 0; index < 9; index += 1) account.roles.push(liveRole(account, { RoleName: `a-${index}` }))
  const denied = ['a-0', 'a-1', 'a-2'].map((subject): Fault => ({
    on: { action: 'GetRole', subject },
    do: 'access-denied',
    times: 9,
  }))
  const late: Fault = { on: { action: 'GetRole', subject: 'a-3' }, do: { delay: 150 } }
  const bench = await collecting(account, { faults: [...denied, late] })
  expect((await bench.collect({ level: 'deep' })).error).toBeNull()
  const night = await expectWhole(bench)
  expect(night.parts.get('role-details')).toMatchObject({
    status: 'partial',
    detail: '3 could not be read: AccessDenied',
  })
  expect(night.facts.get('role-details')).toHaveLength(account.roles.length)
})

/** Which fault never ends, and the word that says so. */
const ENDLESS: readonly (readonly [Trouble, RegExp])[] = [
  ['throttle', /Throttling/],
  ['server-error', /ServiceFailure/],
  ['html', /Http502/],
  ['reset', /ECONNRESET/],
  ['hang', /ETIMEDOUT|TimeoutError/],
  ['close-after-half', /ECONNRESET|UnreadableAnswer/],
]

describe.for(ENDLESS)('%s without an end', ([trouble, word]) => {
  test.for([
    ['ListUsers', 'user-settings'],
    ['GetPolicy', 'policy-tags'],
  ] as const)('of %s: the part %s failed, the night is recorded', async ([action, part]) => {
    const bench = await collecting(undefined, { faults: [{ on: { action }, do: trouble, times: 1e6 }] })
    expect((await bench.collect({ patience: AGAIN })).error).toBeNull()
    const night = await expectWhole(bench)
    expect(wanting(night)).toEqual([[part, 'failed']])
    expect(night.parts.get(part)?.detail).toMatch(word)
    expect(bench.attempts()).toEqual([])
  })

  test('of the details: no night, and word of the attempt', async () => {
    const on = { action: 'GetAccountAuthorizationDetails', page: 2 }
    const bench = await collecting(undefined, { faults: [{ on, do: trouble, times: 1e6 }] })
    const { error } = await bench.collect({ patience: AGAIN })
    expect(error).toMatchObject({ name: 'RolecallError', code: 'AWS' })
    expect(String(error)).toMatch(/GetAccountAuthorizationDetails/)
    expect(String(error)).toMatch(word)
    expect(bench.nights()).toEqual([])
    expect(bench.attempts()).toMatchObject([{ account: '111122223333', reason: expect.stringMatching(word) }])
    expect(bench.spools()).toMatchObject([{ manifest: { complete: false, process: null } }])
  })
})

test('the details denied: no night, and word of the attempt', async () => {
  const bench = await collecting(undefined, { denied: ['GetAccountAuthorizationDetails'] })
  const { error } = await bench.collect()
  expect(error).toMatchObject({ code: 'AWS', message: expect.stringContaining('AccessDenied') })
  expect(error).toMatchObject({ hint: expect.stringContaining('--print-policy') })
  expect(bench.nights()).toEqual([])
  expect(bench.attempts()).toMatchObject([
    { account: '111122223333', reason: expect.stringContaining('GetAccountAuthorizationDetails: AccessDenied') },
  ])
})

test('a part that is denied from the first is not asked again and again', async () => {
  const bench = await collecting(undefined, { denied: ['GetRole'] })
  const { requests } = await bench.collect({ level: 'deep', concurrency: 1 })
  expect(requests.filter(({ action }) => action === 'GetRole')).toHaveLength(3)
})

test('the account is told by ARNs where STS says nothing', async () => {
  const bench = await collecting(undefined, { denied: ['GetCallerIdentity'] })
  const { night, error } = await bench.collect()
  expect(error).toBeNull()
  expect(night?.account).toBe('111122223333')
  expect(wanting(await expectWhole(bench))).toEqual([['caller', 'denied']])
})

test('a service that cannot be reached beside one that can is not a lost network', async () => {
  const faults: Fault[] = [{ on: { action: 'GetCallerIdentity' }, do: 'reset', times: 1e6 }]
  const bench = await collecting(undefined, { faults })
  const { night, error } = await bench.collect({ patience: AGAIN })
  expect(error).toBeNull()
  expect(night?.account).toBe('111122223333')
  expect(wanting(await expectWhole(bench))).toEqual([['caller', 'failed']])
})

test('nor where the call that tells one from the other is denied', async () => {
  const faults: Fault[] = [{ on: { action: 'ListUsers' }, do: 'reset', times: 1e6 }]
  const bench = await collecting(undefined, { denied: ['GetAccountSummary'], faults })
  expect((await bench.collect({ patience: AGAIN })).error).toBeNull()
  expect(wanting(await expectWhole(bench))).toEqual([
    ['user-settings', 'failed'],
    ['account-summary', 'denied'],
  ])
})

test.for(['GetAccessKeyLastUsed', 'ListMFADeviceTags', 'ListServerCertificateTags'])(
  'without %s its part stands, and says what it lacks',
  async (action) => {
    const bench = await collecting(undefined, { denied: [action] })
    expect((await bench.collect({ level: 'deep' })).error).toBeNull()
    const [night] = bench.nights()
    const lacking = [...(night?.parts.values() ?? [])].flatMap(({ detail }) => (detail?.includes(action) ? detail : []))
    expect(lacking).toEqual([expect.stringContaining(`iam:${action}: AccessDenied`)])
  },
)

test('what is skipped is not asked and not known', async () => {
  const bench = await collecting()
  const { requests } = await bench.collect({ level: 'core', parts: ['saml'], skip: ['role-settings', 'groups'] })
  const [night] = bench.nights()
  expect(night?.parts.get('saml')?.status).toBe('complete')
  expect(night?.parts.get('role-settings')).toMatchObject({ status: 'skipped', count: 0 })
  expect(night?.parts.get('groups')).toMatchObject({ status: 'skipped', count: 0 })
  expect(night?.lists).not.toHaveProperty('GroupDetailList')
  const actions = new Set(requests.map(({ action }) => action))
  expect([actions.has('ListSAMLProviders'), actions.has('ListRoles'), actions.has('GetPolicy')]).toEqual([
    true,
    false,
    false,
  ])
})

test('nothing of a failed run is in the list of attempts but its reason', async () => {
  const bench = await collecting(undefined, { faults: [{ on: { nth: 9 }, do: 'expired-token', times: 1e6 }] })
  await bench.collect()
  const db = openForReading(bench.db)
  const text = JSON.stringify(listAttempts(db))
  db.close()
  for (const secret of ['sEcReT', 'AKIAIOSFODNN7EXAMPLE']) expect(text).not.toContain(secret)
})

test('who was not read can be asked nothing: skipped, and not none', async () => {
  const bench = await collecting()
  const { error } = await bench.collect({ level: 'deep', skip: ['users', 'instance-profiles'] })
  expect(error).toBeNull()
  const parts = bench.nights()[0]?.parts
  const asked = [
    'user-settings',
    'access-keys',
    'mfa-devices',
    'login-profiles',
    'credential-report',
    'ssh-keys',
  ] as const
  for (const part of asked)
    expect([part, parts?.get(part)]).toMatchObject([
      part,
      { status: 'skipped', detail: 'nobody to ask of: users not read' },
    ])
  expect(parts?.get('instance-profile-tags')).toMatchObject({ status: 'partial', detail: 'instance-profiles not read' })
  expect(parts?.get('users')).toMatchObject({ status: 'skipped', detail: 'left out by --skip-part' })
  expect(parts?.get('last-accessed')).toMatchObject({ status: 'skipped', detail: 'not read at level deep' })
})

test('without any list of the authorization details there is no night, and nothing is asked', async () => {
  const bench = await collecting()
  const { error } = await bench.collect({ skip: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'] })
  expect(error).toMatchObject({ code: 'USAGE' })
  expect(bench.endpoint.requests).toEqual([])
})
