import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { folder, history, MAIN, save, sharedFolder, spawnCli } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
beforeAll(() =>
  history(
    [
      { content: bakeryNight({ users: ['one'] }), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight({ users: ['one', 'two'] }), takenAt: '2026-11-21T02:00:00Z' },
    ],
    place,
  ),
)

const sql = (statement: string, ...more: string[]) => spawnCli(['sql', statement, '--db', db, '--quiet', ...more])
const COUNTING = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT'

describe('an answer', () => {
  test('is of the latest night, or of the one that --at names', async () => {
    const names = async (...more: string[]) => {
      const { stdout } = await sql('SELECT name FROM users ORDER BY 1', '-f', 'json', ...more)
      return JSON.parse(stdout).rows.map(({ name }: { name: string }) => name)
    }
    expect(await names()).toEqual(['one', 'two'])
    expect(await names('--at', 'first')).toEqual(['one'])
  })
  test('has the columns of the SQL in every format; a repeated name gets _2', async () => {
    const statement = 'SELECT 1 AS camelCase, 2 AS x, 3 AS x, 4 AS x, 5 AS "__proto__", 6 AS "x_2"'
    const { stdout } = await sql(statement, '-f', 'json')
    const columns = ['camelCase', 'x', 'x_2', 'x_3', '__proto__', 'x_2_2']
    expect(JSON.parse(stdout).columns).toEqual(columns)
    expect(Object.entries(JSON.parse(stdout).rows[0])).toEqual(columns.map((name, index) => [name, index + 1]))
    expect((await sql(statement, '-f', 'csv')).stdout.split('\r\n')[0]).toBe(columns.join(','))
    expect((await sql(statement)).stdout.split('\n')[0]).toMatch(/^camelCase +x +x_2/)
    expect(JSON.parse((await sql(statement, '-f', 'ndjson')).stdout)).toHaveProperty('camelCase', 1)
  })
  test('guards texts that look like formulas, and leaves numbers alone', async () => {
    const statement = `SELECT -5 AS number, '-5' AS text, '=1' AS formula, 1.5 AS fraction, NULL AS none, x'00ff' AS bytes`
    expect((await sql(statement, '-f', 'csv')).stdout.split('\r\n')[1]).toBe(`-5,'-5,'=1,1.5,,00ff`)
    expect((await sql(statement, '-f', 'csv', '--no-formula-guard')).stdout.split('\r\n')[1]).toBe('-5,-5,=1,1.5,,00ff')
  })
  test('says the time of an old night on stderr, unless --quiet', async () => {
    const old = await history([{ content: bakeryNight(), takenAt: '2020-02-01T02:00:00Z' }])
    expect((await spawnCli(['sql', 'SELECT 1', '--db', old])).stderr).toContain('2020-02-01T02:00:00Z')
    expect((await spawnCli(['sql', 'SELECT 1', '--db', old, '--quiet'])).stderr).toBe('')
  })
  test('keeps integers that JavaScript would round', async () => {
    const { stdout } = await sql('SELECT 9007199254740993 AS n', '-f', 'csv')
    expect(stdout.split('\r\n')[1]).toBe('9007199254740993')
  })
  test('without rows still has its columns', async () => {
    const { stdout } = await sql('SELECT name FROM users WHERE 0', '-f', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ columns: ['name'], rows: [] })
  })
  test.each([
    'VALUES (1)',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'EXPLAIN SELECT 1',
    '/* a comment */ SELECT 1',
    'select 1;',
  ])('to %j', async (statement) => {
    expect(await sql(statement)).toMatchObject({ code: 0 })
  })
  test('joins the views of one night', async () => {
    const { stdout } = await sql(
      'SELECT r.name, p.instance_profile_arn FROM roles r JOIN instance_profile_roles p USING (role_arn)',
      '-f',
      'csv',
    )
    expect(stdout).toContain('baker,arn:aws:iam::111122223333:instance-profile/oven')
  })
})

describe('where the statement comes from', () => {
  test.each([
    ['ask.sql', Buffer.from('SELECT count(*) AS n FROM users')],
    ['ask.sql.gz', gzipSync('SELECT count(*) AS n FROM users')],
  ])('--file %s', async (name, statement) => {
    const file = save(folder(), name, statement)
    expect((await spawnCli(['sql', '--file', file, '--db', db, '-f', 'ndjson', '--quiet'])).stdout).toBe('{"n":2}')
  })
  test.each([
    ['-', ['-']],
    ['--file -', ['--file', '-']],
  ])('%s is stdin', async (_, argv) => {
    const { stdout } = await spawnCli(['sql', ...argv, '--db', db, '-f', 'ndjson', '--quiet'], {
      stdin: { string: 'SELECT count(*) AS n FROM users' },
    })
    expect(stdout).toBe('{"n":2}')
  })
  test.each([
    ['none', []],
    ['both', ['SELECT 1', '--file', 'x.sql']],
    ['a missing file', ['--file', '/nowhere/x.sql']],
  ])('%s is wrong usage', async (_, argv) => {
    expect(await spawnCli(['sql', ...argv, '--db', db])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('what it refuses, exit 2, the database unchanged', () => {
  test.each([
    "ATTACH 'stolen.db' AS x",
    "VACUUM INTO 'stolen.db'",
    'VACUUM',
    'SELECT 1; SELECT 2',
    "SELECT 1; ATTACH 'stolen.db' AS x",
    'PRAGMA writable_schema = 1',
    'PRAGMA journal_mode = DELETE',
    'INSERT INTO snapshot DEFAULT VALUES',
    'UPDATE snapshot SET label = 1',
    'DELETE FROM snapshot',
    'DROP TABLE snapshot',
    'CREATE TABLE x (y)',
    'CREATE TEMP TABLE x (y)',
    'BEGIN',
    'WITH x AS (SELECT 1) DELETE FROM snapshot',
    'WITH x AS (SELECT 1) INSERT INTO scope SELECT 1 RETURNING *',
    "SELECT load_extension('x')",
    "SELECT writefile('stolen.db', 'x')",
    '',
    '   ',
    '/* nothing */',
    ';',
    'no sql at all',
    'SELECT * FROM nosuchtable',
    'SELECT',
  ])('%j', async (statement) => {
    const before = readFileSync(db)
    const cwd = folder()
    const { code, stdout, stderr } = await spawnCli(['sql', statement, '--db', db], { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    // Whatever the clock says, which may add that the night is old.
    expect(stderr).toMatch(/^sql: /m)
    expect(readFileSync(db).equals(before)).toBe(true)
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('EXPLAIN lets a statement that writes or sets do neither', () => {
  test.each([
    'EXPLAIN PRAGMA query_only=OFF',
    'EXPLAIN PRAGMA writable_schema=ON',
    'EXPLAIN PRAGMA journal_mode=DELETE',
    'EXPLAIN PRAGMA user_version=7',
    "EXPLAIN VACUUM INTO 'stolen.db'",
    "EXPLAIN ATTACH 'stolen.db' AS x",
    'EXPLAIN DELETE FROM snapshot',
  ])('%j', async (statement) => {
    const before = readFileSync(db)
    const cwd = folder()
    const { code } = await spawnCli(['sql', statement, '--db', db], { cwd })
    expect([0, 2]).toContain(code)
    expect(readFileSync(db).equals(before)).toBe(true)
    expect(readdirSync(cwd)).toEqual([])
    expect((await sql('SELECT count(*) AS n FROM users', '-f', 'ndjson')).stdout).toBe('{"n":2}')
  })
})

describe('a statement that fails on its way', () => {
  // Row 5000 overflows; those before are rows.
  const failing = `${COUNTING} abs(-9223372036854775808 + i - 5000) FROM n LIMIT 6000`

  test('exits 2', async () => {
    expect(await sql(failing, '-f', 'csv')).toMatchObject({ code: 2, stderr: expect.stringContaining('overflow') })
  })
  test.each(['x.csv', 'x.csv.gz', 'x.json'])('leaves no %s, whole or half', async (name) => {
    const out = folder()
    expect(await sql(failing, '-o', join(out, name))).toMatchObject({ code: 2 })
    expect(readdirSync(out)).toEqual([])
  })
  test('leaves the file that was there', async () => {
    const out = folder()
    const file = save(out, 'x.csv', 'old')
    await sql(failing, '-o', file)
    expect(readFileSync(file, 'utf8')).toBe('old')
  })
})

describe('limits', () => {
  test('--timeout ends it, exit 2', async () => {
    const { code, stderr } = await sql(`${COUNTING} max(i) FROM n`, '--timeout', '1')
    expect(code).toBe(2)
    expect(stderr).toContain('--timeout')
  })
  test.runIf(process.platform === 'linux')('--max-memory ends it, exit 2', async () => {
    const { code, stderr } = await sql(`${COUNTING} max(i) FROM n`, '--max-memory', '1')
    expect(code).toBe(2)
    expect(stderr).toContain('--max-memory')
  })
  test.each([
    ['--timeout', '2147484'],
    ['--timeout', '999999999'],
    ['--max-memory', '999999999'],
  ])('%s %s is longer than anything takes', async (option, limit) => {
    expect(await sql(`${COUNTING} max(i) FROM (SELECT i FROM n LIMIT 1000000)`, option, limit)).toMatchObject({
      code: 0,
    })
  })
  test.each(['0', '-1', '1.5', 'x', '', '1000000000'])('%j is no limit', async (limit) => {
    expect(await sql('SELECT 1', '--timeout', limit)).toMatchObject({ code: 2, stdout: '' })
  })
  test('an output that cannot be written ends it at once', async () => {
    expect(await sql(`${COUNTING} i FROM n`, '-o', '/nowhere/x.csv')).toMatchObject({ code: 2 })
  })
})

describe('a signal', () => {
  test.each([
    ['SIGINT', 130, 'to the program', false],
    ['SIGINT', 130, 'as a terminal sends it, to its children too', true],
    ['SIGTERM', 143, 'to the program', false],
    ['SIGHUP', 129, 'to the program', false],
  ] as const)('%s: exit %d, and no half file: %s', async (signal, exitCode, _, group) => {
    const out = folder()
    const argv = ['sql', `${COUNTING} i FROM n`, '--db', db, '-o', join(out, 'x.csv')]
    const child = spawn(process.execPath, [MAIN, ...argv], { stdio: 'ignore', detached: true })
    while (readdirSync(out).length === 0) await setTimeout(20)
    process.kill(group ? -child.pid! : child.pid!, signal)
    const [code] = await once(child, 'exit')
    expect(code).toBe(exitCode)
    expect(readdirSync(out)).toEqual([])
  })
})

test('a reader that has seen enough ends it, exit 0', async () => {
  const script = `"$0" "$@" | head -n 2 >/dev/null; exit "\${PIPESTATUS[0]}"`
  const child = spawn('bash', [
    '-c',
    script,
    process.execPath,
    MAIN,
    'sql',
    `${COUNTING} i FROM n`,
    '--db',
    db,
    '-f',
    'csv',
  ])
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(existsSync(db)).toBe(true)
})
