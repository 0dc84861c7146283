import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { RolecallError } from '../../src/model/error.ts'
import { runStatement } from '../../src/store/index.ts'
import { file, role, user } from '../collector/account.ts'
import { emptyShelf, nightTime } from './nights.ts'

/** Two nights; the statements are about the first. */
function shelfOfTwo() {
  const shelf = emptyShelf()
  const { snapshotId } = shelf.add(file({ UserDetailList: [user('ada'), user('bob')], RoleDetailList: [role('oven')] }))
  shelf.add(file({ UserDetailList: [user('cyd')] }), { takenAt: nightTime(1) })
  return { ...shelf, ask: (statement: string) => runStatement(shelf.path, snapshotId, statement) }
}

function answer(statement: string) {
  const { columns, rows } = shelfOfTwo().ask(statement)
  return { columns, rows: [...rows].map((row) => [...row.values()]) }
}

describe('a statement that reads is answered', () => {
  test.each<[string, string, readonly string[], readonly (readonly unknown[])[]]>([
    ['over the night alone', 'SELECT name FROM users ORDER BY name', ['name'], [['ada'], ['bob']]],
    ['over every night', 'SELECT count(*) AS n FROM all_users', ['n'], [[3]]],
    ['without rows', 'SELECT name, path FROM users WHERE 0', ['name', 'path'], []],
    ['WITH', 'WITH u AS (SELECT name FROM users) SELECT max(name) AS last FROM u', ['last'], [['bob']]],
    [
      'VALUES',
      "VALUES (1, NULL), (2, x'00ff')",
      ['column1', 'column2'],
      [
        [1, null],
        [2, '00ff'],
      ],
    ],
    [
      'repeated columns',
      'SELECT a.name, b.name, 1 AS name_2, b.name FROM users a JOIN users b ON a.name < b.name',
      ['name', 'name_2', 'name_2_2', 'name_3'],
      [['ada', 'bob', 1, 'bob']],
    ],
    ['column names of its own', 'SELECT 1 AS "__proto__", 2 AS "a b", 3', ['__proto__', 'a b', '3'], [[1, 2, 3]]],
    [
      'behind comments and white space',
      '\n -- who?\n/* all;\n of them */ select count(*) AS n from users',
      ['n'],
      [[2]],
    ],
    ['with a semicolon at the end', 'SELECT 1 AS n; ', ['n'], [[1]]],
    ['that names a table like a keyword', `SELECT 'DELETE FROM users' AS text`, ['text'], [['DELETE FROM users']]],
    ['with numbers beyond safe ones', 'SELECT 1.5 AS x, -0.0 AS y', ['x', 'y'], [[1.5, -0]]],
  ])('%s', (_, statement, columns, rows) => {
    expect(answer(statement)).toEqual({ columns, rows })
  })

  test('EXPLAIN', () => {
    expect(answer('EXPLAIN QUERY PLAN SELECT * FROM users').rows.length).toBeGreaterThan(0)
    expect(answer('EXPLAIN SELECT * FROM users').columns).toContain('opcode')
  })

  test('row by row', () => {
    const { rows } = shelfOfTwo().ask('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n')
    for (const row of rows) if (row.get('i') === 1000) return
  })
})

describe('a statement that does anything else is refused, and changes nothing', () => {
  const only = 'expected a statement beginning with SELECT, WITH, VALUES, EXPLAIN, found'
  test.each([
    ['ATTACH', `ATTACH 'FOLDER/other.db' AS other`, `${only} ATTACH`],
    ['ATTACH behind a comment', `/* SELECT */ -- SELECT\n ATTACH 'FOLDER/other.db' AS other`, `${only} ATTACH`],
    ['VACUUM INTO', `VACUUM INTO 'FOLDER/other.db'`, `${only} VACUUM`],
    ['a PRAGMA that writes', 'PRAGMA user_version = 7', `${only} PRAGMA`],
    ['a PRAGMA that lifts the guard', 'PRAGMA query_only = OFF', `${only} PRAGMA`],
    ['writable_schema', 'PRAGMA writable_schema = ON', `${only} PRAGMA`],
    ['INSERT', 'INSERT INTO account VALUES (9, 1, 1)', `${only} INSERT`],
    ['UPDATE', 'UPDATE snapshot SET label = 1', `${only} UPDATE`],
    ['DELETE', 'DELETE FROM presence', `${only} DELETE`],
    ['REPLACE', 'REPLACE INTO account VALUES (9, 1, 1)', `${only} REPLACE`],
    ['CREATE', 'CREATE TABLE x (y)', `${only} CREATE`],
    ['CREATE TEMP', 'CREATE TEMP TABLE x (y)', `${only} CREATE`],
    ['DROP', 'DROP VIEW users', `${only} DROP`],
    ['BEGIN', 'BEGIN IMMEDIATE', `${only} BEGIN`],
    ['REINDEX', 'REINDEX', `${only} REINDEX`],
    ['nothing', ' ', `${only} nothing`],
    ['a comment alone', '-- SELECT 1', `${only} nothing`],
    ['a comment without an end', '/* SELECT 1', `${only} nothing`],
    ['a semicolon alone', ';', `${only} nothing`],
    ['WITH … DELETE', 'WITH x AS (SELECT 1) DELETE FROM presence', 'expected a statement that only reads'],
    [
      'WITH … INSERT … RETURNING',
      'WITH x AS (SELECT 1) INSERT INTO account VALUES (9, 1, 1) RETURNING account_key',
      'expected a statement that only reads',
    ],
    [
      'WITH … UPDATE … RETURNING',
      'WITH x AS (SELECT 1) UPDATE scope SET snapshot_id = 2 RETURNING snapshot_id',
      'expected a statement that only reads',
    ],
    ['two statements', 'SELECT 1; DELETE FROM presence', 'more than one statement'],
    ['two reading statements', 'SELECT 1; SELECT 2', 'more than one statement'],
    ['an extension', `SELECT load_extension('x')`, 'not authorized'],
    ['a file read', `SELECT readfile('/etc/passwd')`, 'no such function: readfile'],
    ['a table that is not there', 'SELECT * FROM nobody', 'no such table: nobody'],
    ['no SQL', 'SELECT FROM WHERE', 'syntax error'],
    ['a parameter', 'SELECT ?', 'Too few parameter values'],
    ['the guard lifted through a function', 'SELECT * FROM pragma_query_only(0)', 'too many arguments on'],
    ['writable_schema through a function', 'SELECT * FROM pragma_writable_schema(1)', 'too many arguments on'],
    ['EXPLAIN of a statement that writes', 'EXPLAIN DELETE FROM presence', 'expected a statement that only reads'],
  ])('%s', (_, statement, says) => {
    const shelf = shelfOfTwo()
    const folder = join(shelf.path, '..')
    const before = Buffer.concat([shelf.db.serialize(), readFileSync(shelf.path)])
    const run = () => [...shelf.ask(statement.replace('FOLDER', folder)).rows]
    expect(run).toThrow(RolecallError)
    expect(run).toThrow(says)
    expect(Buffer.concat([shelf.db.serialize(), readFileSync(shelf.path)]).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'other.db'))).toBe(false)
  })
})
