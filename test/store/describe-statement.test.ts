import { describe, expect, test } from 'vitest'

import { PARTS_OF_VIEWS } from '../../src/app/parts-of-views.ts'
import { isPart } from '../../src/model/part.ts'
import { describeStatement } from '../../src/store/index.ts'
import { VIEWS } from '../../docs/generate/view-descriptions.ts'

describe('a statement is described by its columns and the views that it reads', () => {
  test.each([
    ['SELECT role_arn, name AS n FROM roles', ['role_arn', 'n'], ['roles']],
    ['select name from ROLES -- users', ['name'], ['roles']],
    ['SELECT u.name FROM "users" u JOIN [tags] t ON t.resource_arn = u.user_arn', ['name'], ['tags', 'users']],
    ['SELECT name FROM temp.groups', ['name'], ['groups']],
    ["SELECT name FROM roles WHERE name = 'users'", ['name'], ['roles']],
    ['WITH users AS (SELECT 1 AS x) SELECT x FROM users', ['x'], []],
    ['SELECT (SELECT count(*) FROM statements) AS n', ['n'], ['statements']],
    ["SELECT value FROM json_each('[1]')", ['value'], []],
    ['VALUES (1)', ['column1'], []],
    ['/* a comment; */ SELECT 1 AS one;', ['one'], []],
    ['WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n', ['i'], []],
  ])('%s', (statement, columns, views) => {
    expect(describeStatement(statement)).toEqual({ columns, views })
  })
})

describe('what is beyond the views of one night leads nowhere', () => {
  test.each([
    'SELECT * FROM all_roles',
    'SELECT * FROM main.all_roles',
    'SELECT * FROM main.roles',
    'SELECT * FROM snapshot',
    'SELECT * FROM presence',
    'SELECT * FROM temp.scope',
    'SELECT * FROM roles WHERE role_arn IN (SELECT role_arn FROM all_roles)',
    'WITH x AS (SELECT * FROM document) SELECT * FROM x',
    'SELECT rowid FROM roles',
    'SELECT * FROM sqlite_schema',
    'SELECT * FROM "sqlite_temp_master"',
    "SELECT * FROM 'sqlite_dbpage'",
    'SELECT * FROM [dbstat]',
    'SELECT * FROM pragma_database_list',
    "SELECT * FROM `pragma_table_info`('snapshot')",
    'PRAGMA query_only = OFF',
    "ATTACH 'stolen.db' AS x",
    "VACUUM INTO 'stolen.db'",
    'SELECT 1; SELECT 2',
    "SELECT 1; ATTACH 'stolen.db' AS x",
    'INSERT INTO roles VALUES (1)',
    'WITH x AS (SELECT 1) DELETE FROM roles',
    'WITH x AS (SELECT 1) INSERT INTO roles SELECT 1 RETURNING *',
    'CREATE TEMP TABLE x (y)',
    'DROP VIEW roles',
    'BEGIN',
    'EXPLAIN SELECT 1',
    'EXPLAIN QUERY PLAN SELECT 1',
    'EXPLAIN PRAGMA query_only = OFF',
    'SELECT ?',
    'SELECT ?1',
    'SELECT :name',
    'SELECT @name',
    'SELECT $name',
    'SELECT nosuchcolumn FROM roles',
    '',
    '-- nothing',
    ';',
  ])('%j', (statement) => {
    expect(() => describeStatement(statement)).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })
})

test('of every view it is known which parts it shows', () => {
  expect(Object.keys(PARTS_OF_VIEWS)).toEqual([...VIEWS.keys()].toSorted((a, b) => (a < b ? -1 : 1)))
  for (const parts of Object.values(PARTS_OF_VIEWS)) expect(parts.filter((part) => !isPart(part))).toEqual([])
})
