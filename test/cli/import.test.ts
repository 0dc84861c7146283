import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { folder, type Ran, runCli, save, type World } from './run-cli.ts'

const AT = '2026-11-21T02:00:00Z'

/** An empty place, and `import` into its database. */
function shelf() {
  const place = folder()
  const db = join(place, 'new', 'history.db')
  return {
    place,
    db,
    put: (name: string, content: unknown) => save(place, name, content),
    take: (argv: readonly string[], world?: World) => runCli(['import', '--db', db, '-f', 'json', ...argv], world),
    nights: async (): Promise<readonly { readonly takenAt: string; readonly label: string | null }[]> => {
      if (!existsSync(db)) return []
      return JSON.parse((await runCli(['snapshots', '--db', db, '-f', 'json'])).stdout).snapshots
    },
  }
}

function snapshotOf({ code, stdout, stderr }: Ran) {
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout).snapshot
}

test('makes the database with mode 0600 in a directory of mode 0700, and says its absolute path', async () => {
  const { put, take, db, place } = shelf()
  const { code, stderr } = await take([put('n.json', bakeryNight()), '--taken-at', AT])
  expect(code).toBe(0)
  expect(stderr).toContain(db)
  expect(statSync(db).mode & 0o777).toBe(0o600)
  expect(statSync(join(place, 'new')).mode & 0o777).toBe(0o700)
})

test('counts what came in', async () => {
  const { put, take } = shelf()
  const snapshot = snapshotOf(await take([put('n.json', bakeryNight()), '--taken-at', AT, '--label', 'first-one']))
  expect(snapshot).toMatchObject({
    id: 1,
    account: '111122223333',
    partition: 'aws',
    alias: null,
    takenAt: AT,
    label: 'first-one',
    source: 'file',
    level: null,
    counts: { users: 2, groups: 1, roles: 1, instanceProfiles: 1, managedPolicies: 1, policyVersions: 1, tags: 1 },
    warnings: [],
  })
  expect(snapshot.parts.users).toEqual({ status: 'complete', count: 2, detail: null })
  expect(snapshot.parts.organization.status).toBe('skipped')
})

describe('takenAt', () => {
  test('is --taken-at', async () => {
    const { put, take } = shelf()
    expect(snapshotOf(await take([put('n.json', bakeryNight()), '--taken-at', AT])).takenAt).toBe(AT)
  })
  test("else the date header in boto3's ResponseMetadata", async () => {
    const { put, take } = shelf()
    const ResponseMetadata = { HTTPHeaders: { date: 'Fri, 20 Nov 2026 02:00:05 GMT' } }
    const snapshot = snapshotOf(await take([put('n.json', { ...bakeryNight(), ResponseMetadata })]))
    expect(snapshot).toMatchObject({ takenAt: '2026-11-20T02:00:05Z', warnings: [] })
  })
  test('else now, with the warning TAKEN_AT_ASSUMED', async () => {
    const { put, take } = shelf()
    const ran = await take([put('n.json', bakeryNight())], { now: '2026-11-21T12:00:00Z' })
    expect(snapshotOf(ran)).toMatchObject({
      takenAt: '2026-11-21T12:00:00Z',
      warnings: [{ code: 'TAKEN_AT_ASSUMED' }],
    })
    expect(ran.stderr).toContain('TAKEN_AT_ASSUMED')
  })
  test.each(['yesterday', '2026-13-01', ''])('%j is wrong usage', async (time) => {
    const { put, take, nights } = shelf()
    expect(await take([put('n.json', bakeryNight()), '--taken-at', time])).toMatchObject({ code: 2, stdout: '' })
    expect(await nights()).toEqual([])
  })
})

describe('where it reads', () => {
  test('- is stdin', async () => {
    const { take } = shelf()
    const ran = await take(['-', '--taken-at', AT], { stdin: JSON.stringify(bakeryNight()) })
    expect(snapshotOf(ran).counts.users).toBe(2)
  })
  test('.gz is read compressed, from stdin too', async () => {
    const { put, take } = shelf()
    const bytes = gzipSync(JSON.stringify(bakeryNight()))
    expect(snapshotOf(await take([put('n.json.gz', bytes), '--taken-at', AT])).counts.users).toBe(2)
    expect(snapshotOf(await take(['-', '--taken-at', AT], { stdin: bytes })).counts.users).toBe(2)
  })
  test('several files are the pages of one night', async () => {
    const { put, take, nights } = shelf()
    const { UserDetailList, RoleDetailList, ...rest } = bakeryNight()
    const pages = [
      put('1.json', { UserDetailList, IsTruncated: true, Marker: 'x' }),
      put('2.json', { RoleDetailList, ...rest, IsTruncated: false }),
    ]
    expect(snapshotOf(await take([...pages, '--taken-at', AT])).counts).toMatchObject({ users: 2, roles: 1, groups: 1 })
    expect(await nights()).toHaveLength(1)
  })
  test('two nights at once are refused, naming an entity that differs', async () => {
    const { put, take, nights } = shelf()
    const files = [put('1.json', bakeryNight()), put('2.json', bakeryNight({ tags: { team: 'cake' } }))]
    const { code, stdout, stderr } = await take([...files, '--taken-at', AT])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('these look like 2 nights: import them one by one')
    expect(stderr).toContain('arn:aws:iam::111122223333:role/baker')
    expect(await nights()).toEqual([])
  })
})

describe('--account', () => {
  const nameless = () => ({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] })

  test('is the account where the file names none', async () => {
    const { put, take } = shelf()
    const file = put('n.json', nameless())
    expect((await take([file, '--taken-at', AT])).code).toBe(2)
    expect(snapshotOf(await take([file, '--taken-at', AT, '--account', '123456789012'])).account).toBe('123456789012')
  })
  test('is the one to keep where it names several, with the warning OTHER_ACCOUNT', async () => {
    const { put, take } = shelf()
    const [a, b] = [bakeryNight(), bakeryNight({ account: '444455556666', users: ['eve'] })]
    const file = put('n.json', {
      ...a,
      UserDetailList: [...(a['UserDetailList'] ?? []), ...(b['UserDetailList'] ?? [])],
    })
    expect((await take([file, '--taken-at', AT])).code).toBe(2)
    const snapshot = snapshotOf(await take([file, '--taken-at', AT, '--account', '111122223333']))
    expect(snapshot).toMatchObject({ account: '111122223333', counts: { users: 2 } })
    expect(snapshot.warnings.map(({ code }: { code: string }) => code)).toContain('OTHER_ACCOUNT')
  })
  test('exit 2 where the file names exactly one other', async () => {
    const { put, take, nights } = shelf()
    const { code, stderr } = await take([put('n.json', bakeryNight()), '--taken-at', AT, '--account', '444455556666'])
    expect(code).toBe(2)
    expect(stderr).toContain('111122223333')
    expect(await nights()).toEqual([])
  })
})

describe('--lists', () => {
  test('declares what a filtered file holds; the rest is skipped, not empty', async () => {
    const { put, take } = shelf()
    const { RoleDetailList } = bakeryNight()
    const file = put('n.json', { RoleDetailList, UserDetailList: [], GroupDetailList: [], Policies: [] })
    const { parts } = snapshotOf(await take([file, '--taken-at', AT, '--lists', 'roles']))
    expect(parts.roles.status).toBe('complete')
    expect(parts.users.status).toBe('skipped')
  })
  test('an unknown part is wrong usage, and the known ones are named', async () => {
    const { put, take } = shelf()
    const { code, stderr } = await take([put('n.json', bakeryNight()), '--lists', 'roles,lambdas'])
    expect(code).toBe(2)
    expect(stderr).toContain('lambdas')
    expect(stderr).toContain('customer-policies')
  })
})

describe('the same again', () => {
  test('the same content at the same time changes nothing, exit 0', async () => {
    const { put, take, nights } = shelf()
    const file = put('n.json', bakeryNight())
    const first = snapshotOf(await take([file, '--taken-at', AT]))
    const again = await take([file, '--taken-at', AT])
    expect(snapshotOf(again).id).toBe(first.id)
    expect(again.stderr).toContain('already recorded')
    expect(await nights()).toHaveLength(1)
  })
  test('so does the same content in other bytes', async () => {
    const { put, take, nights } = shelf()
    await take([put('n.json', bakeryNight()), '--taken-at', AT])
    const spaced = put('m.json', JSON.stringify(bakeryNight(), null, 4))
    expect((await take([spaced, '--taken-at', AT])).code).toBe(0)
    expect(await nights()).toHaveLength(1)
  })
  test('other content at the same time is refused without --replace', async () => {
    const { put, take, nights } = shelf()
    await take([put('n.json', bakeryNight()), '--taken-at', AT])
    const other = put('m.json', bakeryNight({ users: ['ada'] }))
    const { code, stdout, stderr } = await take([other, '--taken-at', AT])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--replace')
    expect(snapshotOf(await take([other, '--taken-at', AT, '--replace'])).counts.users).toBe(1)
    expect(await nights()).toHaveLength(1)
  })
  test('changes since the night before are counted; null for the first', async () => {
    const { put, take } = shelf()
    const first = await take([put('n.json', bakeryNight()), '--taken-at', AT])
    expect(JSON.parse(first.stdout).changes).toBeNull()
    const next = put('m.json', bakeryNight({ users: ['ada', 'cyd'], tags: { team: 'cake' } }))
    const second = await take([next, '--taken-at', '2026-11-22T02:00:00Z'])
    expect(JSON.parse(second.stdout).changes).toEqual({ added: 1, removed: 1, modified: 1 })
  })
})

describe('--label', () => {
  test.each([
    ['none', []],
    ['before', ['--label', 'before']],
  ])('of a night recorded already changes nothing, and says so: it was %s', async (was, more) => {
    const { put, take, nights } = shelf()
    const file = put('n.json', bakeryNight())
    await take([file, '--taken-at', AT, ...more])
    const { code, stderr } = await take([file, '--taken-at', AT, '--label', 'after'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`its label stays ${was};`) })
    expect(await nights()).toMatchObject([{ label: more[1] ?? null }])
    const replaced = await take([file, '--taken-at', AT, '--label', 'after', '--replace'])
    expect(replaced.stderr).not.toContain('label')
    expect(await nights()).toMatchObject([{ label: 'after' }])
  })
  test('of a night that has it already needs no word', async () => {
    const { put, take } = shelf()
    const argv = [put('n.json', bakeryNight()), '--taken-at', AT, '--label', 'before']
    await take(argv)
    expect((await take(argv)).stderr).not.toContain('label')
  })
  test.each(['latest', 'first', 'Upper', '1st', 'a b', '', 'latest~1', 'id:1'])('%j is no label', async (label) => {
    const { put, take, nights } = shelf()
    expect((await take([put('n.json', bakeryNight()), '--taken-at', AT, '--label', label])).code).toBe(2)
    expect(await nights()).toEqual([])
  })
})

describe('bad input names the file, the place, what was found and what was expected, and records nothing', () => {
  const role = { RoleDetailList: [{ ...bakeryNight()['RoleDetailList']?.[0], RoleName: 7 }] }
  test.each<readonly [string, unknown, readonly RegExp[]]>([
    ['no JSON', '{"UserDetailList": [1,,2]}', [/line 1, column 23/, /expected/]],
    ['cut off', '{"UserDetailList": [', [/line 1/, /the text ends/]],
    ['empty', '', [/not JSON/]],
    ['XML', '<xml/>', [/XML/]],
    ['another shape', { Buckets: [] }, [/UserDetailList/]],
    ['a list', [], [/expected/, /found/]],
    ['a number for a name', role, [/RoleDetailList\[0\]/, /RoleName/, /expected/, /found/]],
    ['a truncated page', { ...bakeryNight(), IsTruncated: true, Marker: 'x' }, [/IsTruncated/]],
  ])('%s', async (_, content, said) => {
    const { put, take, nights } = shelf()
    const { code, stdout, stderr } = await take([put('odd.json', content), '--taken-at', AT])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('odd.json')
    for (const words of said) expect(stderr).toMatch(words)
    expect(await nights()).toEqual([])
  })
  test('a missing file', async () => {
    const { take, place, nights } = shelf()
    const { code, stderr } = await take([join(place, 'none.json')])
    expect(code).toBe(2)
    expect(stderr).toContain('none.json')
    expect(await nights()).toEqual([])
  })
  test('beside a good night, the database stays as it was', async () => {
    const { put, take, db, nights } = shelf()
    await take([put('n.json', bakeryNight()), '--taken-at', AT])
    const before = readFileSync(db)
    expect((await take([put('odd.json', role), '--taken-at', '2026-11-22T02:00:00Z'])).code).toBe(2)
    expect(readFileSync(db).equals(before)).toBe(true)
    expect(await nights()).toHaveLength(1)
  })
})

test('warnings of one code are counted beyond the fifth, and all listed with --verbose', async () => {
  const { put, take } = shelf()
  const night = bakeryNight()
  const dangling = Array.from({ length: 9 }, (_, index) => ({
    PolicyName: `gone${index}`,
    PolicyArn: `arn:aws:iam::111122223333:policy/gone${index}`,
  }))
  const RoleDetailList = night['RoleDetailList']?.map((role) => ({ ...role, AttachedManagedPolicies: dangling }))
  const file = put('n.json', { ...night, RoleDetailList })
  const brief = await take([file, '--taken-at', AT])
  expect(brief.stderr.match(/warning DANGLING_REFERENCE/g)).toHaveLength(6)
  const whole = await take([file, '--taken-at', AT, '--verbose'])
  expect(whole.stderr.match(/warning DANGLING_REFERENCE/g)).toHaveLength(9)
  expect((await take([file, '--taken-at', AT, '--quiet'])).stderr).toBe('')
})

test.each([
  ['a format that there is not', ['-f', 'xml']],
  ['an output that is a directory', ['-o', '.']],
  ['--at, which names a night already kept', ['--at', 'latest']],
  ['an output with no place to go', ['-o', join('nowhere', 'at', 'all', 'night.json')]],
])('%s is found out before anything is recorded', async (_, wrong) => {
  const { put, take, db } = shelf()
  expect(await take([put('n.json', bakeryNight()), '--taken-at', AT, ...wrong])).toMatchObject({ code: 2, stdout: '' })
  expect(existsSync(db)).toBe(false)
})
