import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'

import { readXml } from '../support/xml-elements.ts'
import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')

/** Two nights: the baker's role loses its tags, and bob, who has none, goes. */
beforeAll(() =>
  history(
    [
      { content: bakeryNight(), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight({ tags: {}, users: ['ada'] }), takenAt: '2026-11-21T02:00:00Z' },
    ],
    place,
  ),
)

async function audit(...argv: string[]) {
  return runCli(['audit', '--only', 'tags', '--since', 'first', '--db', db, ...argv])
}

describe('SARIF', () => {
  test('has what is new, what persists, and what is fixed', async () => {
    const { code, stdout } = await audit('-f', 'sarif')
    expect(code).toBe(0)
    const [run] = JSON.parse(stdout).runs
    const shown = run.results.map((result: { ruleId: string; baselineState: string; message: { text: string } }) => [
      result.ruleId,
      result.message.text.replace(/:.*/, ''),
      result.baselineState,
    ])
    expect(shown).toEqual(
      expect.arrayContaining([
        ['untagged-roles', 'role/baker', 'new'],
        ['untagged-users', 'user/ada', 'unchanged'],
        ['untagged-users', 'user/bob', 'absent'],
      ]),
    )
  })
  test('has what is waived as suppressed', async () => {
    const waivers = {
      waivers: [
        {
          query: 'untagged-roles',
          subject: '*',
          reason: 'a trial',
          owner: 'ada',
          expires: '2026-12-31',
        },
      ],
    }
    const { stdout } = await audit('-f', 'sarif', '--baseline', save(place, 'waivers.json', waivers))
    const [run] = JSON.parse(stdout).runs
    expect(run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'untagged-roles').suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'a trial (ada, until 2026-12-31)' },
    ])
  })
  test('is the same bytes twice', async () => {
    expect((await audit('-f', 'sarif')).stdout).toBe((await audit('-f', 'sarif')).stdout)
  })
})

describe('the format is taken from the ending', () => {
  test.each([
    ['x.sarif', /"version": "2\.1\.0"/],
    ['x.sarif.json', /"version": "2\.1\.0"/],
    ['x.xml', /^<\?xml .*\n<testsuites /],
    ['x.md', /^## IAM audit of 111122223333/],
    ['x.json', /^\{\n {2}"snapshot"/],
    ['x.csv', /^query,severity,/],
  ])('%s', async (name, shape) => {
    const file = join(place, name)
    expect(await audit('-o', file)).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(file, 'utf8')).toMatch(shape)
  })
})

test('JUnit fails what is found', async () => {
  const { code, stdout } = await audit('-f', 'junit')
  expect(code).toBe(0)
  expect(readXml(stdout).children.map(({ attributes }) => attributes.get('name'))).toContain('untagged-roles')
  expect(stdout).toContain('<failure message="role/baker: ')
})

test('Markdown is a summary', async () => {
  const { stdout } = await audit('-f', 'markdown')
  expect(stdout).toContain('### New and reopened (1)')
  expect(stdout).toContain('<summary>Fixed (1)</summary>')
})

describe('--by principal', () => {
  test('has a row a principal', async () => {
    const { code, stdout } = await audit('--by', 'principal', '-f', 'csv')
    expect(code).toBe(0)
    const rows: Record<string, string>[] = parse(stdout, { columns: true })
    expect(rows.find(({ principal_name: name }) => name === 'baker')).toMatchObject({
      account: '111122223333',
      principal_type: 'role',
      methods: '["untagged-roles"]',
      state: 'new',
    })
  })
  test.each([
    ['table', /principalName/],
    ['markdown', /^\| account \| principalName /],
    ['json', /"snapshot": [^]*"rows": \[/],
  ])('as %s', async (format, shape) => {
    expect((await audit('--by', 'principal', '-f', format)).stdout).toMatch(shape)
  })
  test.each(['sarif', 'junit'])('not as %s', async (format) => {
    const { code, stderr } = await audit('--by', 'principal', '-f', format)
    expect(code).toBe(2)
    expect(stderr).toContain(`${format} has a place for findings only`)
  })
})

test.each([
  [['-f', 'xml'], '--format: expected table, csv, json, ndjson, markdown, sarif, junit, found "xml"'],
  [['-f', '__proto__'], '--format: expected'],
  [['--by', 'role'], '--by: expected finding or principal, found "role"'],
])('%j is wrong usage, said before anything is judged', async (argv, message) => {
  const file = join(place, 'never.txt')
  const { code, stdout, stderr } = await audit(...argv, '-o', file)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
  expect(existsSync(file)).toBe(false)
})
