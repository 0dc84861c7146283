import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

import { beforeAll, describe, expect, test } from 'vitest'

import type { AskNight, DescribeSql } from '../../src/app/own-queries.ts'
import type { Limits } from '../../src/cli/sql-process.ts'
import { bakeryNight } from './bakery-night.ts'
import { folder, history, MAIN, runCli, save, sharedFolder, spawnCli } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const queries = sharedFolder()
const USERS = 'SELECT user_arn, user_id, name FROM users ORDER BY 1'
const COUNTING = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT'

beforeAll(async () => {
  await history(
    [
      { content: bakeryNight({ users: ['one'] }), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight({ users: ['one', 'two'] }), takenAt: '2026-11-21T02:00:00Z' },
    ],
    place,
  )
  save(queries, 'users.sql', query('own-users', USERS, 'message: is {name}', 'remediation: Greet them.'))
  save(
    queries,
    'groups.mjs',
    `export default {
      name: 'own-groups', title: 'Groups of mine', kind: 'inventory', severity: 'info', needs: ['groups'],
      params: { named: { type: 'text', default: null, describe: 'only this one' } },
      columns: ['groupArn', 'name'],
      *run({ account, params }) {
        for (const { arn, name } of account.groups())
          if (params.named === null || params.named === name) yield { values: { groupArn: arn, name }, evidence: [] }
      },
    }`,
  )
})

function query(name: string, statement: string, ...head: readonly string[]): string {
  return ['/* ---', `name: ${name}`, 'title: Users of mine', 'severity: low', ...head, '--- */', statement].join('\n')
}

const ask = (...argv: readonly string[]) => spawnCli(['query', ...argv, '--db', db, '--queries', queries, '--quiet'])

describe('a query of one’s own', () => {
  test('is listed under the theme own, and only where its directory is named', async () => {
    const listed = async (...more: readonly string[]) => {
      const { stdout } = await spawnCli(['query', '-f', 'json', ...more])
      return JSON.parse(stdout).queries.filter(({ theme }: { theme: string }) => theme === 'own')
    }
    expect(await listed()).toEqual([])
    expect(await listed('--queries', queries)).toMatchObject([{ name: 'own-groups' }, { name: 'own-users' }])
  })
  test('is described', async () => {
    const { code, stdout } = await spawnCli(['query', 'own-users', '--describe', '--queries', queries])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^own-users: Users of mine\nfinding, severity low; needs users\ncolumns: userArn, userId, name, evidence\nwhat to do: Greet them\.$/m,
    )
  })
  test('is run over the night that --at names', async () => {
    const names = async (...more: readonly string[]) => {
      const { stdout } = await ask('own-users', '-f', 'json', ...more)
      return JSON.parse(stdout).rows.map(({ name }: { name: string }) => name)
    }
    expect(await names()).toEqual(['one', 'two'])
    expect(await names('--at', 'first')).toEqual(['one'])
  })
  test('takes its parameters', async () => {
    expect((await ask('own-groups', '--param', 'named=staff', '-f', 'csv')).stdout).toContain('group/staff')
    expect((await ask('own-groups', '--param', 'named=x', '-f', 'csv')).stdout).not.toContain('group/staff')
    expect(await ask('own-groups', '--param', 'name=x')).toMatchObject({ code: 2 })
    expect(await ask('own-users', '--param', 'name=x')).toMatchObject({ code: 2 })
  })
  test('takes what rolecall.json says of it', async () => {
    const config = save(folder(), 'rolecall.json', { params: { 'own-groups': { named: 'x' } } })
    expect((await ask('own-groups', '--config', config, '-f', 'csv')).stdout).not.toContain('group/staff')
  })
  test('is not there without its directory', async () => {
    expect(await runCli(['query', 'own-users', '--db', db])).toMatchObject({ code: 2 })
  })
})

describe('an audit', () => {
  const audit = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await spawnCli([
      'audit',
      '--db',
      db,
      '--queries',
      queries,
      '-f',
      'json',
      '--quiet',
      ...argv,
    ])
    return { code, stderr, findings: code === 0 ? JSON.parse(stdout).findings : [] }
  }
  test('asks own queries too, on every night: what is new is new', async () => {
    expect(await audit('--only', 'own')).toMatchObject({
      code: 0,
      findings: [
        { query: 'own-users', subject: { name: 'one' }, message: 'is one', state: 'persisting' },
        { query: 'own-users', subject: { name: 'two' }, message: 'is two', state: 'new' },
      ],
    })
  })
  test('leaves out what rolecall.json says', async () => {
    const config = save(folder(), 'rolecall.json', { skip: ['own-users'] })
    const { code, findings } = await audit('--config', config)
    expect(code).toBe(0)
    expect(findings).not.toContainEqual(expect.objectContaining({ query: 'own-users' }))
  })
  test.each([
    [{ skip: ['own-user'] }, 'at $.skip[0]: expected a query or theme, found "own-user"'],
    [{ params: { 'own-user': {} } }, 'at $.params["own-user"]: expected a query, found "own-user"'],
  ])('hears of a name in it that is none: %j', async (content, message) => {
    const config = save(folder(), 'rolecall.json', content)
    expect(await audit('--config', config)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${config}: ${message}`),
    })
  })
  test('fails with an own query that fails', async () => {
    const made = folder()
    save(made, 'x.sql', query('x', 'SELECT abs(-9223372036854775808 + length(name) - length(name)) AS n FROM users'))
    expect(await audit('--queries', made)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('x.sql: sql: integer overflow'),
    })
  })
})

describe('what is wrong exits 2 and writes nothing', () => {
  test.each([
    [
      'a statement of another night',
      { 'x.sql': query('x', 'SELECT user_arn FROM all_users') },
      'x.sql: sql: no such table: all_users',
    ],
    ['a module that throws', { 'x.mjs': 'throw new Error("no oven")' }, 'x.mjs: cannot be loaded: Error: no oven'],
    [
      'a name that is taken',
      { 'role-unused.sql': query('role-unused', USERS) },
      'which is one that comes with rolecall',
    ],
    ['no query', { 'README.md': '' }, 'there is no *.sql and no *.mjs in it'],
  ])('%s', async (_, files, message) => {
    const made = folder()
    for (const [name, text] of Object.entries(files)) save(made, name, text)
    const { code, stdout, stderr } = await spawnCli(['query', 'x', '--db', db, '--queries', made])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
  test('an empty name, which is not the working directory', async () => {
    const cwd = folder()
    save(cwd, 'x.mjs', `import { writeFileSync } from 'node:fs'; writeFileSync('ran', '')`)
    expect(await spawnCli(['query', '--queries', ''], { cwd })).toMatchObject({ code: 2, stdout: '' })
    expect(existsSync(join(cwd, 'ran'))).toBe(false)
  })
  test('a row that is none, after rows that are: no half file', async () => {
    const [made, out] = [folder(), folder()]
    save(
      made,
      'x.mjs',
      `export default { name: 'x', title: 'X', kind: 'inventory', severity: 'info', needs: [], columns: ['n'],
        *run() { for (let n = 0; n < 5000; n++) yield { values: { n }, evidence: [] }; yield {} } }`,
    )
    const { code, stderr } = await spawnCli(['query', 'x', '--db', db, '--queries', made, '-o', join(out, 'x.csv')])
    expect(code).toBe(2)
    expect(stderr).toContain('x.mjs: row 5001: ')
    expect(readdirSync(out)).toEqual([])
  })
})

test('what a module says on the console goes to stderr, as it is loaded and as it is asked', async () => {
  const made = folder()
  save(
    made,
    'x.mjs',
    `console.log('loaded'); export default { name: 'x', title: 'X', kind: 'inventory', severity: 'info', needs: [],
      columns: ['n'], *run() { console.log('asked'); console.info({ n: 1 }); yield { values: { n: 1 }, evidence: [] } } }`,
  )
  const { code, stdout, stderr } = await spawnCli(['query', 'x', '--db', db, '--queries', made, '-f', 'csv'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^n\S*\s+1\S*$/) })
  expect(stderr).toMatch(/loaded\n[^]*asked\n[^]*\{ n: 1 \}/)
})

test('a module in the working directory, or beside the database, is never loaded', async () => {
  const cwd = folder()
  for (const name of ['x.mjs', 'rolecall.mjs', 'queries.mjs'])
    save(cwd, name, `import { writeFileSync } from 'node:fs'; writeFileSync('ran', '')`)
  const own = await history([{ content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' }], cwd)
  await spawnCli(['query', '--db', own], { cwd })
  await spawnCli(['query', 'untagged-roles', '--db', own], { cwd })
  expect(existsSync(join(cwd, 'ran'))).toBe(false)
})

interface Built {
  readonly nightAsker: (path: string, limits?: Limits) => AskNight
  readonly statementDescriber: (limits: Limits) => DescribeSql
  readonly loadOwnQueries: (directories: readonly string[], ask: AskNight, describe: DescribeSql) => Promise<unknown>
}

/** A file as `npm run build` leaves it: the programs that it starts are other files of the build. */
async function built(path: string): Promise<Built> {
  const module: Built = await import(pathToFileURL(join(MAIN, '..', path)).href)
  return module
}

const nightAsker = async (limits?: Limits) => (await built('ask-night.js')).nightAsker(db, limits)

/** A statement of a few lines, each of which SQLite reads twice as often as the one before. */
const doubling = (lines: number) => {
  const each = Array.from(
    { length: lines },
    (_, n) => `a${n + 1} AS (SELECT x FROM a${n} UNION ALL SELECT x FROM a${n})`,
  )
  return `WITH ${['a0 AS (SELECT 1 AS x)', ...each].join(', ')} SELECT x FROM a${lines}`
}

describe('statements are described within limits', () => {
  const loading = async (limits: Limits, files: Readonly<Record<string, string>>) => {
    const { statementDescriber } = await built('describe-statements.js')
    const { loadOwnQueries } = await built('../index.js')
    const made = folder()
    for (const [name, text] of Object.entries(files)) save(made, name, text)
    return { made, loaded: loadOwnQueries([made], await nightAsker(), statementDescriber(limits)) }
  }
  test('in time, of which the start of a process takes more than this; the file is named', async () => {
    const { made, loaded } = await loading({ seconds: 0.01, mebibytes: 2048 }, { 'a.sql': query('a', USERS) })
    await expect(loaded).rejects.toMatchObject({
      code: 'INPUT',
      message: `${join(made, 'a.sql')}: sql: ended: it took longer than 0.01 s`,
    })
  })
  test('in memory, where SQLite itself does not refuse to nest so deep; the file is named', async () => {
    const files = { 'a.sql': query('a', USERS), 'b.sql': query('b', doubling(40)), 'c.sql': query('c', 'nonsense') }
    const { made, loaded } = await loading({ seconds: 60, mebibytes: 150 }, files)
    const error = await loaded.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ code: 'INPUT' })
    expect(String(error)).toContain(join(made, 'b.sql'))
    expect(String(error)).toMatch(/it took more than 150 MiB|nested too deep/)
  })
})

describe('a statement', () => {
  test('gives its rows', async () => {
    const { columns, rows } = (await nightAsker())(2, 'SELECT name, 1.5 AS n, NULL AS x FROM users ORDER BY 1')
    expect(columns).toEqual(['name', 'n', 'x'])
    expect(Array.from(rows, (row) => [...row.values()])).toEqual([
      ['one', 1.5, null],
      ['two', 1.5, null],
    ])
  })
  test('that has none gives none', async () => {
    const { columns, rows } = (await nightAsker())(2, 'SELECT name FROM users WHERE 0')
    expect({ columns, rows: [...rows] }).toEqual({ columns: ['name'], rows: [] })
  })
  test.each([
    [
      'that never ends is ended',
      { seconds: 1, mebibytes: 2048 },
      `${COUNTING} max(i) FROM n`,
      'it took longer than 1 s',
    ],
    [
      'that takes too much memory is ended',
      { seconds: 60, mebibytes: 1 },
      `${COUNTING} max(i) FROM n`,
      'it took more than 1 MiB',
    ],
    [
      'that answers without end is ended',
      { seconds: 60, mebibytes: 2048 },
      `${COUNTING} hex(zeroblob(100000)) FROM n`,
      'it answered more than 256 MiB',
    ],
    [
      'that SQLite refuses says why',
      { seconds: 60, mebibytes: 2048 },
      'SELECT abs(-9223372036854775808)',
      'integer overflow',
    ],
    [
      'that writes is refused',
      { seconds: 60, mebibytes: 2048 },
      'DELETE FROM users',
      'expected a statement beginning with SELECT',
    ],
  ])('%s', async (_, limits, statement, message) => {
    const before = readFileSync(db)
    const asker = await nightAsker(limits)
    expect(() => asker(2, statement)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message) }),
    )
    expect(readFileSync(db).equals(before)).toBe(true)
  })
  test('of a night that is not there says so', async () => {
    const asker = await nightAsker()
    expect(() => asker(7, 'SELECT 1')).toThrow('there is no night id:7')
  })
})

describe.runIf(process.platform === 'linux')('while a statement never ends', () => {
  const endless = () => {
    const made = folder()
    save(made, 'x.sql', query('x', `${COUNTING} max(i) AS n FROM n`))
    return spawn(process.execPath, [MAIN, 'query', 'x', '--db', db, '--queries', made], {
      stdio: 'ignore',
      detached: true,
    })
  }
  /** The process that the statement runs in, once it is there. */
  const childOf = async (parent: number | undefined): Promise<number> => {
    for (;;) {
      const [child] = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ')
      if (child !== undefined && child !== '') return Number(child)
      await setTimeout(20)
    }
  }
  test('Ctrl-C ends both: exit 130', async () => {
    const program = endless()
    await childOf(program.pid)
    process.kill(-program.pid!, 'SIGINT')
    const [code] = await once(program, 'exit')
    expect(code).toBe(130)
  })
  test('killing the program ends its statement too', async () => {
    const program = endless()
    const child = await childOf(program.pid)
    program.kill('SIGKILL')
    while (isRunning(child)) await setTimeout(50)
    expect(isRunning(child)).toBe(false)
  })
})

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
