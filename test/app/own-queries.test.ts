import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { answerQuery, findQuery, listQueries } from '../../src/app/answer-query.ts'
import { askSql } from '../../src/app/ask-sql.ts'
import { type History, openForReading, readAccount } from '../../src/app/history.ts'
import { loadOwnQueries } from '../../src/app/own-queries.ts'
import { loadModuleQuery } from '../../src/config/module-query.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { bakeryNight } from '../cli/bakery-night.ts'
import { history, sharedFolder } from '../cli/run-cli.ts'

const place = sharedFolder()
const database = join(place, 'history.db')
let db: History
beforeAll(async () => {
  await history(
    [
      { content: bakeryNight({ users: ['one'] }), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight({ users: ['one', 'two'] }), takenAt: '2026-11-21T02:00:00Z' },
      { content: { RoleDetailList: bakeryNight()['RoleDetailList'] }, takenAt: '2026-11-22T02:00:00Z' },
    ],
    place,
  )
  db = openForReading(database)
  return () => db.close()
})

function directory(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), 'rolecall-own-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text)
  return made
}

const load = (...directories: readonly string[]) =>
  loadOwnQueries(directories, (night, statement) => askSql(database, night, statement))

const sql = (statement: string, ...head: readonly string[]) =>
  ['/* ---', 'name: mine', 'title: Mine', 'severity: low', ...head, '--- */', statement].join('\n')

const module = (members: string) => `export default {
  name: 'mine', title: 'Mine', kind: 'finding', severity: 'low', needs: ['users'], columns: ['userArn', 'n'],
  ${members}
}`
const yielding = (row: string) => module(`*run({ account }) { for (const user of account.users()) yield ${row} }`)

/** Asks the one query of a file. */
async function ask(name: string, text: string, { night = 2, params = [] as readonly string[] } = {}) {
  const [found] = await load(directory({ [name]: text }))
  const answer = answerQuery(found?.query ?? expect.fail('no query'), readAccount(db, night), params)
  return {
    columns: answer.columns,
    rows: Array.from(answer.rows, (row) => Object.fromEntries(row)),
    unknown: answer.unknown(),
  }
}

const arn = (name: string) => `arn:aws:iam::111122223333:user/${name}`

describe('a .sql file', () => {
  test('is a query among the canned ones', async () => {
    const own = await load(
      directory({ 'x.sql': sql('SELECT user_arn, user_id, name FROM users', 'message: is {name}') }),
    )
    expect(own).toMatchObject([
      {
        theme: 'own',
        query: {
          name: 'mine',
          kind: 'finding',
          severity: 'low',
          needs: ['users'],
          columns: ['userArn', 'userId', 'name'],
          message: 'is {name}',
          remediation: null,
          params: {},
        },
      },
    ])
    expect(await findQuery('mine', own)).toBe(own[0])
    const names = (await listQueries(own)).map(({ query }) => query.name)
    expect(names).toEqual([...QUERIES.map(({ name }) => name), 'mine'].toSorted((a, b) => (a < b ? -1 : 1)))
    await expect(findQuery('mien', own)).rejects.toMatchObject({ hint: expect.stringContaining('mine') })
  })
  test('is answered by the night that is asked, with evidence of its subject', async () => {
    const text = sql('SELECT user_arn, user_id, name, 2 AS day_count FROM users ORDER BY 1 DESC')
    expect(await ask('x.sql', text, { night: 1 })).toMatchObject({ rows: [{ name: 'one' }] })
    const { columns, rows } = await ask('x.sql', text)
    expect(columns).toEqual(['userArn', 'userId', 'name', 'dayCount', 'evidence'])
    expect(rows.map(({ name }) => name)).toEqual(['two', 'one'])
    expect(rows[0]?.['evidence']).toEqual([
      { kind: 'attribute', of: arn('two'), name: 'name', value: 'two' },
      { kind: 'attribute', of: arn('two'), name: 'dayCount', value: 2 },
    ])
  })
  test('has its columns in the order that its head gives them', async () => {
    const { columns, rows } = await ask(
      'x.sql',
      sql('SELECT name, user_arn FROM users ORDER BY 1', 'columns: [userArn, name]'),
    )
    expect(columns).toEqual(['userArn', 'name', 'evidence'])
    expect(rows[0]).toMatchObject({ userArn: arn('one'), name: 'one' })
  })
  test('may name its subject; without one a row rests on nothing', async () => {
    const subject = "SELECT NULL AS group_arn, user_arn FROM users WHERE name = 'one'"
    expect((await ask('x.sql', sql(subject, 'subject: userArn'))).rows[0]?.['evidence']).toEqual([
      { kind: 'attribute', of: arn('one'), name: 'groupArn', value: null },
    ])
    expect((await ask('x.sql', sql('SELECT count(*) AS n FROM users'))).rows).toEqual([{ n: 2, evidence: [] }])
  })
  test('needs the parts of the views that it reads, or those that it names', async () => {
    const text = (...head: readonly string[]) =>
      sql('SELECT r.role_arn, u.user_arn FROM roles r LEFT JOIN users u', ...head)
    const [found] = await load(directory({ 'x.sql': text() }))
    expect(found?.query.needs).toEqual(['users', 'roles'])
    expect(await ask('x.sql', text(), { night: 3 })).toMatchObject({ unknown: [{ part: 'users', subjects: 'all' }] })
    expect(await ask('x.sql', text('needs: roles'), { night: 3 })).toMatchObject({ unknown: [] })
    await expect(ask('x.sql', text('needs: users'), { night: 3 })).rejects.toMatchObject({ code: 'UNANSWERABLE' })
  })
  test('is another version when it says another thing', async () => {
    const version = async (text: string) => (await load(directory({ 'x.sql': text })))[0]?.query.version
    expect(await version(sql('SELECT 1 AS n'))).toBe(await version(sql('SELECT 1 AS n')))
    expect(await version(sql('SELECT 1 AS n'))).not.toBe(await version(sql('SELECT 2 AS n')))
    expect(Number.isSafeInteger(await version(sql('SELECT 1 AS n')))).toBe(true)
  })
  test.each([
    ['another night', 'SELECT user_arn FROM all_users', 'no such table: all_users'],
    ['a write', 'DELETE FROM users', 'expected a statement beginning with SELECT'],
    ['an attached file', "ATTACH 'x.db' AS x", 'found ATTACH'],
    ['two statements', 'SELECT 1 AS n; SELECT 2 AS n', 'more than one statement'],
    ['a parameter', 'SELECT user_arn FROM users WHERE name = ?', 'without parameters'],
    ['no statement', '', 'found nothing'],
    ['a column without a name', 'SELECT count(*) FROM users', 'expected columns such as role_arn, found "count(*)"'],
    ['a column in capitals', 'SELECT name AS NAME FROM users', 'found "NAME"'],
    ['a column twice', 'SELECT user_arn, user_arn FROM users', 'expected each column once, found another "user_arn"'],
    ['a column twice in other words', 'SELECT user_arn, name AS userArn FROM users', 'found another "userArn"'],
    ['a column called evidence', 'SELECT name AS evidence FROM users', 'found "evidence"'],
  ])('is refused with %s, before it is asked', async (_, statement, message) => {
    const made = directory({ 'x.sql': sql(statement) })
    await expect(load(made)).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringContaining(`${made}/x.sql: `),
    })
    await expect(load(made)).rejects.toThrow(message)
  })
  test.each([
    ['columns: userArn', 'line 5: columns: expected all columns of the statement, found no name'],
    ['columns: userArn, nam', 'line 5: columns: expected columns of the statement (userArn, name), found "nam"'],
    ['subject: user', 'line 5: subject: expected columns of the statement (userArn, name), found "user"'],
    ['identity: key', 'line 5: identity: expected columns'],
    ['message: is {nam}', 'line 5: message: expected columns of the statement (userArn, name), found "nam"'],
  ])('is refused with a head that does not fit: %s', async (line, message) => {
    await expect(load(directory({ 'x.sql': sql('SELECT user_arn, name FROM users', line) }))).rejects.toThrow(message)
  })
  test('that fails on its way says so with its file', async () => {
    const text = sql('SELECT abs(-9223372036854775808 + length(name) - 3) AS n FROM users')
    await expect(ask('x.sql', text)).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringMatching(/x\.sql: sql: integer overflow$/),
    })
  })
})

describe('a .mjs module', () => {
  test('is a query as ours are', async () => {
    const text = module(`
      version: 2, message: 'has {n}', identity: ['n'], remediation: 'Take it away.', references: ['https://example.com'],
      params: { least: { type: 'integer', default: 1, min: 0, max: 9, describe: 'at least so many' } },
      *run({ account, params, unknown }) {
        for (const user of account.users()) {
          if (user.name === 'two') unknown('users', 'two is two', user.arn)
          else yield { values: { userArn: user.arn, n: params.least }, evidence: [{ kind: 'absent', of: user.arn, what: 'bread' }] }
        }
      }`)
    const evidence = [{ kind: 'absent', of: arn('one'), what: 'bread' }]
    expect(await ask('x.mjs', text, { params: ['least=3'] })).toEqual({
      columns: ['userArn', 'n', 'evidence'],
      rows: [{ userArn: arn('one'), n: 3, evidence }],
      unknown: [{ part: 'users', reason: 'two is two', subjects: [arn('two')] }],
    })
    await expect(ask('x.mjs', text, { params: ['least=10'] })).rejects.toThrow('expected a whole number from 0 to 9')
    await expect(ask('x.mjs', text, { night: 3 })).rejects.toMatchObject({ code: 'UNANSWERABLE' })
  })
  test('may give a list, of cells of every kind', async () => {
    const text = module(`run: () => [{ values: { userArn: null, n: [1, 'a', true, { b: [null] }] }, evidence: [] }]`)
    expect((await ask('x.mjs', text)).rows).toEqual([{ userArn: null, n: [1, 'a', true, { b: [null] }], evidence: [] }])
  })
  test('is another version when its text is another, or it says so', async () => {
    const version = async (text: string) => (await load(directory({ 'x.mjs': text })))[0]?.query.version
    const [one, two] = [module('run: () => []'), module('version: 2, run: () => []')]
    expect(await version(one)).toBe(await version(one))
    expect(await version(one)).not.toBe(await version(two))
  })
  test.each([
    ['throws', 'throw new TypeError("no oven")', 'x.mjs: cannot be loaded: TypeError: no oven'],
    ['throws no error', 'throw "no oven"', 'x.mjs: cannot be loaded: no oven'],
    ['is no JavaScript', 'export default {', 'x.mjs: cannot be loaded: '],
    ['imports what is not there', "import './nowhere.mjs'", 'x.mjs: cannot be loaded: '],
    [
      'exports nothing',
      '',
      'x.mjs: default export: at $: expected a query: an object with name, title, kind, severity, needs, columns and run, found nothing',
    ],
    ['exports a function', 'export default () => {}', 'found a function'],
    ['lacks a member', module(''), 'default export: at $.run: expected a function that yields rows, found nothing'],
    [
      'has a member of no meaning',
      module('run: () => [], severty: 1'),
      'at $.severty: expected one of name, title, kind',
    ],
    [
      'has a wrong name',
      module("run: () => [], name: 'My Query'"),
      'at $.name: expected a name such as my-roles, found the string "My Query"',
    ],
    ['needs no part', module("run: () => [], needs: ['user']"), 'at $.needs[0]: expected one of users, groups'],
    [
      'has columns of other words',
      module("run: () => [], columns: ['user_arn']"),
      'at $.columns[0]: expected a column such as roleArn, found the string "user_arn"',
    ],
    [
      'has a column twice',
      module("run: () => [], columns: ['n', 'n']"),
      'at $.columns: expected each column once, and none called evidence, found "n"',
    ],
    ['has no columns', module('run: () => [], columns: []'), 'at $.columns: expected at least one column'],
    [
      'has a strange subject',
      module("run: () => [], subject: 'roleArn'"),
      'at $.subject: expected declared columns (userArn, n), found "roleArn"',
    ],
    [
      'has a strange message',
      module("run: () => [], message: 'is {m}'"),
      'at $.message: expected declared columns (userArn, n), found "m"',
    ],
    [
      'itemises what it does not need',
      module("run: () => [], itemises: ['roles']"),
      'at $.itemises: expected parts that it needs, found "roles"',
    ],
    [
      'has a parameter of no type',
      module("run: () => [], params: { a: { type: 'date' } }"),
      'at $.params.a.type: expected a parameter of type text, path, integer or list, found the string "date"',
    ],
    [
      'has a default beyond its bounds',
      module("run: () => [], params: { a: { type: 'integer', default: 9, min: 0, max: 1, describe: 'x' } }"),
      'at $.params.a.default: expected a default that it takes',
    ],
  ])('that %s is refused', async (_, text, message) => {
    const loading = load(directory({ 'x.mjs': text }))
    await expect(loading).rejects.toMatchObject({ code: 'INPUT' })
    await expect(loading).rejects.toThrow(message)
  })
  test('that waits for ever is not waited for', async () => {
    const path = join(directory({ 'x.mjs': 'await new Promise(() => {})' }), 'x.mjs')
    await expect(loadModuleQuery(path, 100)).rejects.toThrow(
      `${path}: cannot be loaded: Error: it took longer than 0.1 s`,
    )
  })
  test('with what is near', async () => {
    await expect(load(directory({ 'x.mjs': module('run: () => [], severty: 1') }))).rejects.toMatchObject({
      hint: 'Did you mean severity?',
    })
  })
  test.each([
    ['throws', module('*run() { throw new TypeError("no oven") }'), 'x.mjs: run: TypeError: no oven'],
    [
      'is async',
      module('async run() { return [] }'),
      'run: expected rows, as a generator or a list gives them, found something to wait for',
    ],
    ['is an async generator', module('async *run() {}'), 'found something to wait for'],
    ['gives nothing', module('run() {}'), 'found undefined'],
    ['gives a text', module("run: () => 'rows'"), 'found string'],
    [
      'gives bare values',
      yielding('user.arn'),
      'x.mjs: row 1: at $: expected a row {values, evidence}, found the string',
    ],
    [
      'forgets the evidence',
      yielding('{ values: { userArn: user.arn, n: 1 } }'),
      'row 1: at $.evidence: expected a list of evidence, found nothing',
    ],
    [
      'forgets a column',
      yielding('{ values: { userArn: user.arn }, evidence: [] }'),
      'row 1: at $.values.n: expected a text, a number, true, false, null, or lists and objects of them, found nothing',
    ],
    [
      'has a column too many',
      yielding('{ values: { userArn: user.arn, n: 1, m: 2 }, evidence: [] }'),
      'row 1: at $.values: expected only the declared columns: userArn, n, found "m"',
    ],
    [
      'gives what no format writes',
      yielding('{ values: { userArn: user.arn, n: new Date(0) }, evidence: [] }'),
      'at $.values.n: ',
    ],
    ['gives no number', yielding('{ values: { userArn: user.arn, n: NaN }, evidence: [] }'), 'found the number NaN'],
    ['gives a large number', yielding('{ values: { userArn: user.arn, n: 1n }, evidence: [] }'), 'found the number 1'],
    ['gives a function', yielding('{ values: { userArn: user.arn, n: () => 1 }, evidence: [] }'), 'found a function'],
    [
      'goes round in circles',
      module('*run() { const n = []; n.push(n); yield { values: { userArn: null, n }, evidence: [] } }'),
      'found a list of 1',
    ],
    [
      'makes evidence up',
      yielding("{ values: { userArn: user.arn, n: 1 }, evidence: [{ kind: 'hunch' }] }"),
      'row 1: at $.evidence[0].kind: expected evidence of a kind: attachment',
    ],
    [
      'says too little of its evidence',
      yielding("{ values: { userArn: user.arn, n: 1 }, evidence: [{ kind: 'absent', of: 'x' }] }"),
      'at $.evidence[0].what: expected a text, found nothing',
    ],
  ])('whose run %s is told of', async (_, text, message) => {
    const asking = ask('x.mjs', text)
    await expect(asking).rejects.toMatchObject({ code: 'INPUT' })
    await expect(asking).rejects.toThrow(message)
  })
  test('that is wrong in its second row is told of there', async () => {
    const text = yielding("{ values: { userArn: user.arn, n: user.name === 'one' ? 1 : undefined }, evidence: [] }")
    await expect(ask('x.mjs', text)).rejects.toThrow('row 2: at $.values.n')
  })
})

describe('names', () => {
  test.each([
    ['role-unused', 'found role-unused, which is one that comes with rolecall'],
    ['escalation', 'found escalation, which is a theme'],
    ['own', 'found own, which is a theme'],
  ])('%s is taken', async (name, message) => {
    const text = sql('SELECT 1 AS n').replace('name: mine', `name: ${name}`)
    await expect(load(directory({ 'x.sql': text }))).rejects.toThrow(message)
  })
  test('of two files differ, also across directories', async () => {
    const [one, other] = [directory({ 'x.sql': sql('SELECT 1 AS n') }), directory({ 'y.mjs': module('run: () => []') })]
    await expect(load(one, other)).rejects.toThrow(
      `${other}/y.mjs: expected a name of its own, found mine, which is in ${one}/x.sql`,
    )
  })
  test('are sorted, whatever the files are called', async () => {
    const named = (name: string) => sql('SELECT 1 AS n').replace('name: mine', `name: ${name}`)
    const own = await load(directory({ 'a.sql': named('zwieback') }), directory({ 'b.sql': named('bun') }))
    expect(own.map(({ query }) => query.name)).toEqual(['bun', 'zwieback'])
  })
})

test('without a directory there is none', async () => {
  expect(await load()).toEqual([])
})
