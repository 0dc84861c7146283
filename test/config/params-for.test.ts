import { describe, expect, test } from 'vitest'

import { type Config, WINDOWS } from '../../src/config/config.ts'
import { paramsFor } from '../../src/config/params-for.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { parseParams } from '../../src/queries/params.ts'

const nothing: Config = {
  path: 'rolecall.json',
  knownAccounts: [],
  requiredTags: { users: [], roles: [], policies: [], instanceProfiles: [], providers: [] },
  requiredBoundary: null,
  windows: {},
  skip: [],
  minSeverity: null,
  params: new Map(),
}
const everything: Config = {
  ...nothing,
  knownAccounts: [{ id: '444455556666' }, { id: '123456789012', own: true }],
  requiredTags: {
    users: ['person'],
    roles: ['owner', 'team'],
    policies: ['use'],
    instanceProfiles: ['host'],
    providers: ['contact'],
  },
  requiredBoundary: { policies: ['TeamBoundary', 'OpsBoundary'], under: '/team/' },
  windows: { keyAgeDays: 11, passwordAgeDays: 12, unusedDays: 13, rootUsedDays: 14, expiresWithinDays: 15 },
}

const queries = await Promise.all(QUERIES.map(async ({ load }) => (await load()).default))
const named = (name: string) => queries.find((query) => query.name === name) ?? expect.fail(`no query ${name}`)

describe('what the general members say goes to the queries that ask it', () => {
  test.each([
    ['role-trust-external-account', ['known=444455556666,123456789012']],
    ['role-trust-cross-account-readonly', ['known=444455556666,123456789012']],
    ['untagged-users', ['require=person']],
    ['untagged-roles', ['require=owner,team']],
    ['untagged-policies', ['require=use']],
    ['untagged-instance-profiles', ['require=host']],
    ['untagged-providers-certs', ['require=contact']],
    ['boundary-missing', ['under=/team/']],
    ['boundary-wrong', ['expected=TeamBoundary,OpsBoundary', 'under=/team/']],
    ['role-unused', ['days=13']],
    ['privileged-role-unused', ['days=13']],
  ])('%s: %j', (name, expected) => {
    expect(paramsFor(named(name), everything)).toEqual(expected)
  })
  test.each(['role-trust-cross-account-write', 'role-trust-cross-account-no-external-id-or-mfa'])(
    '%s hears of one’s own accounts alone: another’s may be known and still no more than read',
    (name) => {
      expect(paramsFor(named(name), everything)).toEqual(['known=123456789012'])
    },
  )
  test.each(['role-never-used', 'role-admin-unexpected-principal', 'group-empty', 'policy-lint'])(
    '%s hears nothing',
    (name) => {
      expect(paramsFor(named(name), everything)).toEqual([])
    },
  )
})

test('windows go to the queries that count those days, and to no other', () => {
  const asked = queries.flatMap((query) =>
    paramsFor(query, everything)
      .filter((text) => text.startsWith('days='))
      .map((text) => `${query.name} ${text}`),
  )
  expect(asked).toEqual([
    'principal-stale-bedrock-sagemaker days=13',
    'principal-unused-services days=13',
    'privileged-role-unused days=13',
    'role-unused days=13',
    'root-recently-used days=14',
    'saml-provider-expired days=15',
    'server-certificate-expired days=15',
    'user-access-key-old days=11',
    'user-access-key-unused days=13',
    'user-console-unused days=13',
    'user-password-old days=12',
  ])
})

test.each([[WINDOWS], [Object.fromEntries(Object.keys(WINDOWS).map((name) => [name, 1]))]])(
  'whatever days may be said, the queries take: %j',
  (windows) => {
    for (const query of queries) parseParams(query, paramsFor(query, { ...nothing, windows }))
  },
)

test.each(queries)('$name takes what it is given', (query) => {
  expect(paramsFor(query, nothing)).toEqual([])
  const given = paramsFor(query, everything)
  expect(Object.keys(parseParams(query, given))).toEqual(Object.keys(query.params))
})

describe('params', () => {
  test('go before the general members, and leave the others be', () => {
    const params = new Map([['boundary-wrong', new Map([['under', '/ops/']])]])
    expect(paramsFor(named('boundary-wrong'), { ...everything, params })).toEqual([
      'expected=TeamBoundary,OpsBoundary',
      'under=/ops/',
    ])
  })
  test('are of their own query', () => {
    const params = new Map([['boundary-wrong', new Map([['under', '/ops/']])]])
    expect(paramsFor(named('role-unused'), { ...nothing, params })).toEqual([])
  })
  test('that the query lacks are given all the same, so that it complains', () => {
    const params = new Map([['role-unused', new Map([['day', '3']])]])
    const given = paramsFor(named('role-unused'), { ...nothing, params })
    expect(given).toEqual(['day=3'])
    expect(() => parseParams(named('role-unused'), given)).toThrow('there is no parameter "day"')
  })
})
