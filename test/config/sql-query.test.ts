import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { readSqlQuery } from '../../src/config/sql-query.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-sql-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'mine.sql')

function read(text: string) {
  writeFileSync(file, text)
  return readSqlQuery(file)
}

const head = (...lines: readonly string[]) => ['/* ---', ...lines, '--- */', 'SELECT 1 AS one', ''].join('\n')

describe('a file', () => {
  test('may say as little as this', () => {
    const { lineOf: _, ...query } = read(head('name: mine', 'title: Mine', 'severity: low'))
    expect(query).toEqual({
      path: file,
      text: head('name: mine', 'title: Mine', 'severity: low'),
      statement: 'SELECT 1 AS one',
      name: 'mine',
      title: 'Mine',
      kind: 'finding',
      severity: 'low',
      columns: null,
      needs: null,
      message: null,
      subject: null,
      identity: [],
      remediation: null,
      references: [],
    })
  })
  test('may say all of it: lists with brackets or without, quotes, long values, empty lines', () => {
    const query = read(
      head(
        'name: "my-roles"',
        "title: 'Roles: all of mine'",
        '',
        'kind: inventory',
        'columns: [roleArn, name]',
        'needs: roles, customer-policies',
        'message: is mine: {name},',
        '  and has been',
        '\tfor long',
        'subject: roleArn',
        'identity: [name]',
        'remediation:',
        '  Give it back.',
        'references: [https://example.com/a, https://example.com/b]',
      ),
    )
    expect(query).toMatchObject({
      name: 'my-roles',
      title: 'Roles: all of mine',
      kind: 'inventory',
      severity: 'info',
      columns: ['roleArn', 'name'],
      needs: ['roles', 'customer-policies'],
      message: 'is mine: {name}, and has been for long',
      subject: 'roleArn',
      identity: ['name'],
      remediation: 'Give it back.',
      references: ['https://example.com/a', 'https://example.com/b'],
    })
    expect(query.lineOf('subject')).toBe(11)
  })
  test('may need nothing, come from Windows, and begin with a byte order mark', () => {
    const text = head('name: mine', 'title: Mine', 'severity: low', 'needs: []').replaceAll('\n', '\r\n')
    expect(read(`\uFEFF${text}`)).toMatchObject({ title: 'Mine', needs: [], statement: 'SELECT 1 AS one' })
  })
})

describe('what is wrong is named: file, line, found, expected', () => {
  const good = ['name: mine', 'title: Mine', 'severity: low'] as const
  test.each([
    [
      'no head',
      'SELECT 1',
      'line 1: expected a comment: /* ---, lines such as name: my-roles, and --- */, found "SELECT 1"',
    ],
    [
      'nothing at all',
      '',
      'line 1: expected a comment: /* ---, lines such as name: my-roles, and --- */, found nothing',
    ],
    ['a head that does not end', '/* ---\nname: mine\n*/\nSELECT 1', 'line 1: expected a comment'],
    [
      'a comment that ends within',
      head('name: mine */ SELECT 2 /*'),
      'line 2: expected nothing that ends the comment before its ---, found */',
    ],
    [
      'a misspelt key',
      head('nam: mine'),
      'line 2: expected one of name, title, kind, severity, needs, columns, message, subject, identity, remediation, references, found "nam"',
    ],
    ['a key twice', head(...good, 'title: Other'), 'line 5: expected each key once, found another title'],
    ['no key', head(...good, 'whatever'), 'line 5: expected key: value, found "whatever"'],
    ['a value of nothing', head('  value', ...good), 'line 2: expected key: value, found "  value"'],
    ['__proto__', head(...good, '__proto__: x'), 'line 5: expected key: value, found "__proto__: x"'],
    ['constructor', head(...good, 'constructor: x'), 'line 5: expected one of name'],
    ['no name', head('title: Mine', 'severity: low'), 'line 1: expected a name, found title, severity'],
    ['no title', head('name: mine', 'severity: low'), 'line 1: expected a title, found name, severity'],
    ['a finding without severity', head('name: mine', 'title: Mine'), 'line 1: expected a severity, found name, title'],
    ['a name that is none', head('name: My Roles'), 'line 2: expected name: a name such as my-roles, found "My Roles"'],
    ['a path for a name', head('name: ../x'), 'line 2: expected name: a name such as my-roles, found "../x"'],
    [
      'no severity',
      head('severity: grave', 'name: x', 'title: x'),
      'line 2: expected severity: critical, high, medium, low, info, found "grave"',
    ],
    ['no kind', head('name: x', 'title: x', 'kind: thing'), 'line 4: expected kind: finding, inventory, found "thing"'],
    [
      'a grave inventory',
      head('name: x', 'title: x', 'kind: inventory', 'severity: high'),
      'line 5: expected severity: info, found "high"',
    ],
    ['a part that is none', head(...good, 'needs: role'), 'line 5: expected needs: parts of a night, found "role"'],
    ['a column twice', head(...good, 'columns: a, a'), 'line 5: expected columns: each item once, found another a'],
    [
      'a column of nothing',
      head(...good, 'columns: a,,b'),
      'line 5: expected columns: each item once, found an empty one',
    ],
    ['an empty message', head(...good, 'message:'), 'line 5: expected message: a sentence, found ""'],
    [
      'no address',
      head(...good, 'references: javascript:x'),
      'line 5: expected references: https://…, found "javascript:x"',
    ],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'INPUT', message: expect.stringContaining(`${file}: ${message}`) }),
    )
  })
  test('with what is near', () => {
    expect(() => read(head(...good, 'remediaton: x'))).toThrow(
      expect.objectContaining({ hint: 'Did you mean remediation?' }),
    )
    expect(() => read(head(...good, 'needs: rolez'))).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('roles') }),
    )
  })
})
