import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { folder, history, runCli, save, spawnCli } from './run-cli.ts'

const FIRST = { content: bakeryNight(), takenAt: '2026-11-20T02:00:00Z' }
const SECOND = { content: bakeryNight({ users: ['ada'] }), takenAt: '2026-11-21T02:00:00Z' }

describe('--db', () => {
  test('is the history', async () => {
    const db = await history([FIRST])
    expect(await runCli(['snapshots', '--db', db])).toMatchObject({ code: 0, stderr: '' })
  })
  test('may stand before the command', async () => {
    const db = await history([FIRST])
    expect(await runCli(['--db', db, 'snapshots'])).toMatchObject({ code: 0 })
  })
  test('goes before $ROLECALL_DB, which goes before the default', async () => {
    const db = await history([FIRST])
    expect(await runCli(['snapshots', '--db', db], { env: { ROLECALL_DB: '/nowhere/x.db' } })).toMatchObject({
      code: 0,
    })
    expect(await runCli(['snapshots'], { env: { ROLECALL_DB: db } })).toMatchObject({ code: 0 })
    const { code, stderr } = await runCli(['snapshots'], { env: { ROLECALL_DB: '/nowhere/x.db' } })
    expect(code).toBe(5)
    expect(stderr).toContain('/nowhere/x.db')
  })
  test('is snapshots/rolecall.db under the working directory otherwise', async () => {
    const cwd = folder()
    const { code, stderr } = await spawnCli(['snapshots'], { cwd, env: { ROLECALL_DB: '' } })
    expect(code).toBe(5)
    expect(stderr).toContain(join(cwd, 'snapshots', 'rolecall.db'))
    save(cwd, 'night.json', FIRST.content)
    const imported = await spawnCli(['import', 'night.json'], { cwd, env: { ROLECALL_DB: '' } })
    expect(imported.stderr).toContain(join(cwd, 'snapshots', 'rolecall.db'))
    expect(existsSync(join(cwd, 'snapshots', 'rolecall.db'))).toBe(true)
  })
})

describe('a missing database', () => {
  const readers = [
    ['snapshots'],
    ['snapshots', 'list'],
    ['snapshots', 'show', 'latest'],
    ['snapshots', 'export', 'latest'],
    ['snapshots', 'remove', 'latest'],
    ['query', 'untagged-roles'],
    ['diff'],
    ['sql', 'SELECT 1'],
    ['export', '--dir', 'never-made'],
    ['graph'],
  ]
  test.each(readers)('exits 5 naming the path, and makes none: %s %s %s', async (...argv) => {
    const db = join(folder(), 'none.db')
    const { code, stdout, stderr } = await runCli([...argv, '--db', db])
    expect(code).toBe(5)
    expect(stdout).toBe('')
    expect(stderr).toContain(resolve(db))
    expect(existsSync(db)).toBe(false)
    expect(existsSync('never-made')).toBe(false)
  })
  test('does not matter to `query` without a name', async () => {
    expect(await runCli(['query', '--db', '/nowhere/x.db'])).toMatchObject({ code: 0, stderr: '' })
  })
  test('nor to `query NAME --describe`', async () => {
    expect(await runCli(['query', 'role-unused', '--describe', '--db', '/nowhere/x.db'])).toMatchObject({ code: 0 })
  })
  test('a file that is none of ours is exit 5 too', async () => {
    const place = folder()
    const { code, stderr } = await runCli([
      'snapshots',
      '--db',
      save(place, 'x.db', 'not a database at all, not at all'),
    ])
    expect(code).toBe(5)
    expect(stderr).toContain(join(place, 'x.db'))
  })
})

describe('several accounts', () => {
  let db: string
  const other = { content: bakeryNight({ account: '444455556666' }), takenAt: '2026-11-21T03:00:00Z' }
  const several = async () => history([FIRST, SECOND, other])

  test.each([
    [['query', 'untagged-roles']],
    [['diff']],
    [['sql', 'SELECT 1']],
    [['export', '--dir', 'never-made']],
    [['graph']],
    [['snapshots', 'show', 'latest']],
    [['snapshots', 'export', 'latest']],
    [['snapshots', 'remove', 'latest']],
  ])('exit 2, listing them: %j', async (argv) => {
    db = await several()
    const { code, stdout, stderr } = await runCli([...argv, '--db', db])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('111122223333')
    expect(stderr).toContain('444455556666')
  })
  test('--account says which', async () => {
    db = await several()
    const { stdout } = await runCli(['query', 'untagged-users', '--db', db, '--account', '444455556666', '-f', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ snapshot: { account: '444455556666' } })
  })
  test('an unknown --account is exit 2, and lists them', async () => {
    db = await several()
    const { code, stderr } = await runCli(['query', 'untagged-users', '--db', db, '--account', '123456789012'])
    expect(code).toBe(2)
    expect(stderr).toContain('111122223333')
  })
  test('`snapshots list` shows all', async () => {
    db = await several()
    const { stdout } = await runCli(['snapshots', '--db', db, '-f', 'json'])
    expect(JSON.parse(stdout).snapshots.map((s: { account: string }) => s.account)).toEqual([
      '111122223333',
      '111122223333',
      '444455556666',
    ])
  })
})

describe('--format and --output', () => {
  const ask = (db: string, ...more: string[]) => runCli(['query', 'untagged-users', '--db', db, ...more])

  test('a table unless said', async () => {
    const { stdout } = await ask(await history([FIRST]))
    expect(stdout).toMatch(/^user_?arn|^userArn|^name|^\S+ +\S+/i)
    expect(stdout).toContain('─')
  })
  test.each([
    ['x.csv', /^\w+,\w+/],
    ['x.json', /^\{\n {2}"query"/],
    ['x.ndjson', /^\{"\w+":/],
    ['x.jsonl', /^\{"\w+":/],
    ['x.md', /^\| /],
    ['x.txt', /─/],
    ['x.csv.gz', /^\w+,\w+/],
    ['X.JSON', /^\{\n {2}"query"/],
  ])('%s says which', async (name, shape) => {
    const db = await history([FIRST])
    const file = join(folder(), name)
    expect(await ask(db, '-o', file)).toMatchObject({ code: 0, stdout: '' })
    const bytes = readFileSync(file)
    expect(name.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()).toMatch(shape)
  })
  test('--format goes before the ending', async () => {
    const db = await history([FIRST])
    const file = join(folder(), 'x.csv')
    await ask(db, '-o', file, '-f', 'json')
    expect(readFileSync(file, 'utf8')).toMatch(/^\{/)
  })
  test('`-` is stdout', async () => {
    const db = await history([FIRST])
    expect((await ask(db, '-o', '-', '-f', 'csv')).stdout).toBe((await ask(db, '-f', 'csv')).stdout)
    expect(existsSync('-')).toBe(false)
  })
  test.each([
    [['query', 'untagged-users']],
    [['snapshots']],
    [['snapshots', 'remove', 'latest']],
    [['diff', 'latest', 'latest']],
    [['sql', 'SELECT 1']],
    [['graph']],
    [['export', '--dir', 'never-made']],
  ])('an unknown format is exit 2, and changes nothing: %j', async (argv) => {
    const db = await history([FIRST])
    expect(await runCli([...argv, '--db', db, '-f', 'yaml'])).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse((await runCli(['snapshots', '--db', db, '-f', 'json'])).stdout).snapshots).toHaveLength(1)
  })
  test('an unknown format records nothing', async () => {
    const place = folder()
    const db = join(place, 'x.db')
    expect(await runCli(['import', save(place, 'n.json', FIRST.content), '--db', db, '-f', 'yaml'])).toMatchObject({
      code: 2,
    })
    expect(existsSync(db)).toBe(false)
  })
  test('the file has mode 0600, also where another was, and nothing is left beside it', async () => {
    const db = await history([FIRST])
    const place = folder()
    const file = save(place, 'x.csv', 'old')
    chmodSync(file, 0o644)
    await ask(db, '-o', file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(place)).toEqual(['x.csv'])
  })
  test.each(['none/x.csv', 'x.csv/y.csv'])('where it cannot be written, exit 2: %s', async (name) => {
    const db = await history([FIRST])
    const place = folder()
    save(place, 'x.csv', 'a file')
    const { code, stderr } = await ask(db, '-o', join(place, name))
    expect(code).toBe(2)
    expect(stderr).toContain(name)
    expect(readdirSync(place)).toEqual(['x.csv'])
  })
  test('a device is written to, not replaced', async () => {
    const db = await history([FIRST])
    expect(await ask(db, '-o', '/dev/null')).toMatchObject({ code: 0, stdout: '' })
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('what stands beside the result', () => {
  const ask = (db: string, now: string, ...more: string[]) =>
    runCli(['query', 'untagged-users', '--db', db, ...more], { now })

  test('a night of 36 hours ago is not old', async () => {
    expect((await ask(await history([SECOND]), '2026-11-22T14:00:00Z')).stderr).toBe('')
  })
  test.each([[['query', 'untagged-users']], [['graph']], [['diff', 'latest', 'latest']]])(
    'an older one says its time on stderr: %j',
    async (argv) => {
      const { stdout, stderr } = await runCli([...argv, '--db', await history([SECOND]), '-f', 'json'], {
        now: '2026-11-22T14:00:01Z',
      })
      expect(stderr).toContain('2026-11-21T02:00:00Z')
      expect(stdout).toMatch(/^\{/)
    },
  )
  test('--quiet keeps it', async () => {
    expect((await ask(await history([SECOND]), '2027-01-01T00:00:00Z', '--quiet')).stderr).toBe('')
  })
  test('--quiet keeps no error', async () => {
    const { code, stderr } = await runCli(['query', 'nosuchquery', '--quiet'])
    expect(code).toBe(2)
    expect(stderr).toContain('nosuchquery')
  })
})

describe('colour', () => {
  const escape = '\u001b['
  test.each([
    ['a terminal', {}, [], true],
    ['NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['--no-color', {}, ['--no-color'], false],
    ['--output', {}, ['-o', '-'], true],
  ])('%s', async (_, env, more, coloured) => {
    const { stdout } = await runCli(['query', ...more], { env, width: 80 })
    expect(stdout.includes(escape)).toBe(coloured)
  })
  test('none where stdout is no terminal', async () => {
    expect((await runCli(['query'])).stdout).not.toContain(escape)
  })
  test('a table on a terminal is no wider than it', async () => {
    const { stdout } = await runCli(['query', '--no-color'], { width: 60 })
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
  })
})

describe('wrong usage', () => {
  test.each([
    [['nosuchcommand'], 'nosuchcommand'],
    [['qurey'], 'query'],
    [['query', '--nosuchoption'], '--nosuchoption'],
    [['import'], 'FILE'],
    [['query', 'a', 'b'], 'argument'],
    [['snapshots', 'show'], 'REF'],
    [['query', '--db'], '--db'],
  ])('%j is exit 2, and says why on stderr', async (argv, said) => {
    const { code, stdout, stderr } = await runCli(argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(said)
  })
  test.each([
    [['query', 'diff'], /^query: there is no query "diff"/],
    [['diff', 'import', 'sql'], /^diff: /],
    [['sql', 'snapshots'], /^sql: /],
    [['snapshots', 'show', 'import'], /^snapshots: /],
  ])('%j says whose it is', async (argv, said) => {
    expect((await runCli([...argv, '--db', await history([FIRST])])).stderr).toMatch(said)
  })
  test('no word of it reaches the terminal as a command', async () => {
    for (const argv of [['\u001b[2J'], ['query', '--\u001b[2J'], ['query', '\u009b2J'], ['diff', '\u001b[2J']]) {
      expect((await runCli([...argv, '--db', await history([FIRST])])).stderr).not.toMatch(/(?!\n)\p{Cc}/u)
    }
  })
})

test.each([
  ['the history', (db: string) => db],
  ['its log', (db: string) => `${db}-wal`],
  ['the history by another path', (db: string) => join(dirname(db), '.', basename(db))],
])('--output never replaces %s', async (_, output) => {
  const db = await history([FIRST])
  const before = readFileSync(db)
  expect(await runCli(['query', 'group-empty', '--db', db, '-o', output(db)])).toMatchObject({ code: 2, stdout: '' })
  expect(readFileSync(db).equals(before)).toBe(true)
})
