import { expect, test } from 'vitest'

import type { Config } from '../../src/config/config.ts'
import { checkConfig } from '../../src/app/check-config.ts'
import { configuredParams } from '../../src/app/configuration.ts'
import roleUnused from '../../src/queries/activity/role-unused.ts'
import boundaryWrong from '../../src/queries/boundaries/boundary-wrong.ts'

const config = (query: string, params: Readonly<Record<string, string>>): Config => ({
  path: '/nights/rolecall.json',
  knownAccounts: [],
  requiredTags: { users: [], roles: [], policies: [], instanceProfiles: [], providers: [] },
  requiredBoundary: null,
  windows: { unusedDays: 13 },
  skip: [],
  minSeverity: null,
  params: new Map([[query, new Map(Object.entries(params))]]),
})

test('what the user types goes before what the configuration says', () => {
  expect(configuredParams(roleUnused, config('role-unused', { days: '30' }), ['days=5'])).toEqual(['days=5'])
  expect(configuredParams(roleUnused, config('role-unused', { days: '30' }))).toEqual(['days=30'])
  expect(configuredParams(roleUnused, config('other', {}))).toEqual(['days=13'])
  expect(configuredParams(roleUnused, null, ['days=5'])).toEqual(['days=5'])
  expect(
    configuredParams(boundaryWrong, config('boundary-wrong', { expected: 'a', under: '/x/' }), ['under=/']),
  ).toEqual(['expected=a', 'under=/'])
})

test.each([
  [{ day: '30' }, 'query role-unused: there is no parameter "day"'],
  [{ days: 'x' }, 'query role-unused: parameter days: found "x", expected a whole number from 1 to 400'],
  [{ days: '401' }, 'query role-unused: parameter days: found "401"'],
])('what does not fit is told with its file: %j', (params, message) => {
  expect(() => configuredParams(roleUnused, config('role-unused', params))).toThrow(
    expect.objectContaining({ code: 'INPUT', message: expect.stringContaining(`/nights/rolecall.json: ${message}`) }),
  )
})

test.each([
  [
    { skip: ['rol-unused'] },
    '/nights/rolecall.json: at $.skip[0]: expected a query or theme, found "rol-unused"',
    'Did you mean role-unused?',
  ],
  [
    { skip: ['role-unused', 'qqqqqqqqqqqq'] },
    'at $.skip[1]: expected a query or theme, found "qqqqqqqqqqqq"',
    'lists them all',
  ],
  [{ params: new Map([['mine', new Map()]]) }, 'at $.params.mine: expected a query, found "mine"', '--queries'],
  [{ params: new Map([['trust', new Map()]]) }, 'at $.params.trust: expected a query, found "trust"', ''],
])('a name of no query is told of: %j', (wrong, message, hint) => {
  const listed = [
    { theme: 'activity', query: roleUnused },
    { theme: 'boundaries', query: boundaryWrong },
  ]
  const right = config('role-unused', { days: '3' })
  expect(() => checkConfig({ ...right, ...wrong }, listed)).toThrow(
    expect.objectContaining({
      code: 'INPUT',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  )
  checkConfig({ ...right, skip: ['boundaries', 'role-unused'] }, listed)
  expect(() => checkConfig(config('role-unused', { day: '3' }), listed)).toThrow('there is no parameter "day"')
  checkConfig(null, listed)
})
