import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { readConfig } from '../../src/config/read-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'rolecall.json')

function read(content: unknown) {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readConfig(file)
}

describe('a configuration', () => {
  test('may say nothing', () => {
    expect(read({})).toEqual({
      path: file,
      knownAccounts: [],
      requiredTags: { users: [], roles: [], policies: [], instanceProfiles: [], providers: [] },
      requiredBoundary: null,
      windows: {},
      skip: [],
      minSeverity: null,
      params: new Map(),
    })
  })
  test('may say all of it', () => {
    const config = read({
      $schema: 'https://example.com/rolecall.schema.json',
      knownAccounts: [{ id: '444455556666', name: 'mill', group: 'suppliers', own: true }, { id: '123456789012' }],
      requiredTags: { roles: ['owner', 'cost centre'] },
      requiredBoundary: { policies: ['TeamBoundary'], under: '/team/' },
      windows: { keyAgeDays: 60 },
      skip: ['group-empty'],
      minSeverity: 'low',
      params: { 'role-unused': { days: 30 }, 'policy-lint': { ignore: ['a', 'b'], text: 'x=y' } },
    })
    expect(config.knownAccounts.map(({ id }) => id)).toEqual(['444455556666', '123456789012'])
    expect(config).toMatchObject({
      requiredTags: { users: [], roles: ['owner', 'cost centre'] },
      requiredBoundary: { policies: ['TeamBoundary'], under: '/team/' },
      windows: { keyAgeDays: 60 },
      skip: ['group-empty'],
      minSeverity: 'low',
    })
    expect(config.params.get('role-unused')).toEqual(new Map([['days', '30']]))
    expect(config.params.get('policy-lint')).toEqual(
      new Map([
        ['ignore', 'a,b'],
        ['text', 'x=y'],
      ]),
    )
  })
  test('may begin with a byte order mark', () => {
    expect(read('\uFEFF{}').path).toBe(file)
  })
})

describe('a member that could run, read or write something is refused', () => {
  test.each([
    'queries',
    'queriesDir',
    'plugins',
    'modules',
    'extends',
    'output',
    'db',
    'dir',
    'baseline',
    'exec',
    'sql',
  ])('%s', (member) => {
    expect(() => read({ [member]: 'x' })).toThrow(`${file}: at $.${member}: expected one of $schema, `)
  })
})

describe('what is wrong is named: file, place, found, expected', () => {
  test.each<[string, unknown, string, RegExp?]>([
    ['a list', [], 'at $: expected an object, such as {"knownAccounts": []}, found a list of 0'],
    ['nothing', 'null', 'at $: expected an object, such as {"knownAccounts": []}, found null'],
    ['a misspelt member', { knownAccount: [] }, 'at $.knownAccount: expected one of', /Did you mean knownAccounts\?/],
    [
      'a misspelt member further in',
      { windows: { keyAge: 3 } },
      'at $.windows.keyAge: expected one of keyAgeDays, passwordAgeDays, unusedDays, rootUsedDays, expiresWithinDays, found the member "keyAge"',
      /keyAgeDays/,
    ],
    [
      'one in a list',
      { knownAccounts: [{ id: '111122223333' }, { id: '444455556666', nam: 'x' }] },
      'at $.knownAccounts[1].nam: expected one of id, own, name, group',
      /name/,
    ],
    [
      'an id that is none',
      { knownAccounts: [{ id: '1234' }] },
      'at $.knownAccounts[0].id: expected an account id of twelve digits, found the string "1234"',
    ],
    [
      'an id as a number',
      { knownAccounts: [{ id: 111122223333 }] },
      'at $.knownAccounts[0].id: expected an account id of twelve digits, found the number 111122223333',
    ],
    [
      'a bare id',
      { knownAccounts: ['111122223333'] },
      'at $.knownAccounts[0]: expected an account {"id": "111122223333"}, found the string "111122223333"',
    ],
    [
      'an id twice',
      { knownAccounts: [{ id: '111122223333' }, { id: '111122223333' }] },
      'at $.knownAccounts[1].id: expected each account once, found another 111122223333',
    ],
    [
      'no number of days',
      { windows: { unusedDays: '90' } },
      'at $.windows.unusedDays: expected a whole number of days, 1 to 400, found the string "90"',
    ],
    [
      'a fraction',
      { windows: { unusedDays: 1.5 } },
      'at $.windows.unusedDays: expected a whole number of days, 1 to 400, found the number 1.5',
    ],
    [
      'zero days',
      { windows: { unusedDays: 0 } },
      'at $.windows.unusedDays: expected a whole number of days, 1 to 400, found the number 0',
    ],
    [
      'no severity',
      { minSeverity: 'grave' },
      'at $.minSeverity: expected one of critical, high, medium, low, info, found the string "grave"',
    ],
    [
      'a tag key with a comma',
      { requiredTags: { users: ['a,b'] } },
      'at $.requiredTags.users[0]: expected a tag key, without a comma, found the string "a,b"',
    ],
    [
      'an empty list of keys',
      { requiredTags: { users: [] } },
      'at $.requiredTags.users: expected a list, each item a tag key, found a list of 0',
    ],
    [
      'a path that is none',
      { requiredBoundary: { policies: ['x'], under: 'team' } },
      'at $.requiredBoundary.under: expected a path that begins and ends with a slash, such as /team/, found the string "team"',
    ],
    [
      'a boundary without policies',
      { requiredBoundary: { under: '/' } },
      'at $.requiredBoundary.policies: expected a list, each item a policy, by ARN or by name, found nothing',
    ],
    ['a query that is none', { skip: ['../x'] }, 'at $.skip[0]: expected the name of a query, found the string "../x"'],
    [
      'parameters of no query',
      { params: { '../x': {} } },
      'at $.params["../x"]: expected the name of a query, found the member "../x"',
    ],
    [
      'parameters that are none',
      { params: { 'role-unused': 30 } },
      'at $.params["role-unused"]: expected parameters of the query, such as {"days": 30}, found the number 30',
    ],
    [
      'a value that cannot be typed',
      { params: { 'role-unused': { days: { at: 3 } } } },
      'at $.params["role-unused"].days: expected a text, a whole number, or a list of texts without commas, found an object',
    ],
    [
      'a name that is no name',
      { params: { 'role-unused': { 'a=b': 1 } } },
      'at $.params["role-unused"]["a=b"]: expected the name of a parameter',
    ],
    ['a cut file', '{"skip": [', 'not JSON: line 1, column 11: close bracket expected'],
    ['more brackets than one can count', '['.repeat(1_000_000), 'not JSON that can be read: it is nested too deeply'],
    ['a comment', '{\n  // why\n}', 'not JSON: line 2, column 3: invalid comment token'],
    ['an empty file', '', 'not JSON: line 1, column 1: value expected'],
    ['a member twice', '{"skip": [],\n "skip": []}', 'line 2, column 2: expected each name once, found "skip" again'],
    ['a member twice further in', '{"params": {"role-unused": {"days": 1, "days": 2}}}', 'found "days" again'],
    ['a prototype', '{"__proto__": {"skip": []}}', 'line 1, column 2: no name may be "__proto__"'],
    ['a prototype further in', '{"params": {"__proto__": {"x": 1}}}', 'line 1, column 13: no name may be "__proto__"'],
    ['a constructor', '{"constructor": {}}', 'at $.constructor: expected one of'],
  ])('%s', (_, content, message, hint = /docs\/configuration\.md|^undefined$/) => {
    const error = thrown(() => read(content))
    expect(error).toMatchObject({ name: 'RolecallError', code: 'INPUT' })
    expect(error.message).toContain(`${file}: ${message.startsWith('found') ? '' : message}`)
    expect(error.message).toContain(message)
    expect(String(error.hint)).toMatch(hint)
  })
  test('a folder in its place', () => {
    const place = join(folder, 'folder.json')
    mkdirSync(place)
    expect(() => readConfig(place)).toThrow(`${place}: cannot be read: it is not a file`)
  })
  test('a file that is not there', () => {
    expect(() => readConfig(join(folder, 'no.json'))).toThrow('cannot be read: ENOENT')
  })
  test('a file that is too large', () => {
    expect(() => read(`{"$schema": "${'x'.repeat(1_100_000)}"}`)).toThrow('larger than 1048576 bytes')
  })
})

function thrown(act: () => unknown): Error & { readonly hint?: string } {
  try {
    act()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}
