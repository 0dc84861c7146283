import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { HOSTILE } from '../fixtures/hostile/names.ts'
import { HOSTILE_TEXTS, hostileNight, LONE_SURROGATE } from './hostile-night.ts'
import { folder, history, type Ran, runCli, save, sharedFolder, spawnCli } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const second = hostileNight(HOSTILE_TEXTS.toReversed().slice(3))
beforeAll(async () => {
  await history(
    [
      { content: hostileNight(), takenAt: '2026-11-20T02:00:00Z' },
      { content: second, takenAt: '2026-11-21T02:00:00Z' },
    ],
    place,
  )
})

/** Everything that a terminal obeys, line ends and the tab apart. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u
const FORMULA = /^[\s\p{Cc}\p{Bidi_Control}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u

const run = (argv: readonly string[]): Promise<Ran> =>
  argv[0] === 'sql' ? spawnCli([...argv, '--db', db]) : runCli([...argv, '--db', db], { now: '2027-01-01T00:00:00Z' })

/** Parameters of queries that must be told what to look at, or that can be told something hostile. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'boundary-wrong': ['expected=__proto__'],
  'compare-principals': ['first=user/__proto__', 'second=role/__proto__'],
  'policy-attached-to': ['policy=__proto__'],
  'principal-effective-policies': ['principal=user/__proto__'],
  'who-can-do-action': ['action=s3:GetObject'],
}

const QUESTIONS: readonly (readonly string[])[] = [
  ...QUERIES.map(({ name }) => ['query', name, ...(ASKED[name] ?? []).flatMap((param) => ['--param', param])]),
  ['access', 'can', 'user/__proto__', 's3:GetObject'],
  ['access', 'who-can', 's3:GetObject'],
  ['access', 'show', 'user/__proto__'],
  ['diff', '--all', '--include', 'activity'],
  ['snapshots'],
  ['snapshots', 'show', 'latest'],
  ...['tags', 'statements', 'trust_principals', 'policy_documents'].map((view) => ['sql', `SELECT * FROM ${view}`]),
]

describe.each(['table', 'markdown', 'json', 'ndjson'])('as %s', (format) => {
  test.each(QUESTIONS.map((argv) => [argv]))('nothing that a terminal obeys: %j', async (argv) => {
    const { code, stdout, stderr } = await run([...argv, '-f', format])
    expect([0, 3]).toContain(code)
    expect(stderr).not.toMatch(CONTROL)
    expect(stdout).not.toMatch(CONTROL)
    if (format === 'json' && code === 0) JSON.parse(stdout)
    if (format === 'markdown') expect(stdout).not.toMatch(/<script|<img|(?<!\\)\]\(/)
  })
})

describe('as CSV', () => {
  const questions = QUESTIONS.filter(([command]) => command !== 'sql')
  test.each(questions.map((argv) => [argv]))('on a terminal, nothing that it obeys: %j', async (argv) => {
    const full = [...argv, '-f', 'csv', '--db', db]
    expect((await runCli(full, { width: 80 })).stdout.replaceAll('\r\n', '')).not.toMatch(CONTROL)
  })
  test('in a file, as it is, whether a terminal watches or not', async () => {
    const file = join(folder(), 'x.csv')
    const argv = ['query', 'untagged-roles', '-f', 'csv', '--db', db]
    await runCli([...argv, '-o', file], { width: 80 })
    const { stdout } = await runCli(argv)
    expect(readFileSync(file, 'utf8')).toBe(stdout)
    expect(stdout).toMatch(CONTROL)
  })
  test('what the other formats must drop is there to be dropped', async () => {
    expect((await run(['sql', 'SELECT * FROM tags', '-f', 'csv'])).stdout).toMatch(CONTROL)
  })
  test.each(QUESTIONS.map((argv) => [argv]))('no cell is a formula: %j', async (argv) => {
    const { code, stdout, stderr } = await run([...argv, '-f', 'csv'])
    expect([0, 3]).toContain(code)
    expect(stderr).not.toMatch(CONTROL)
    const rows: string[][] = parse(stdout, { bom: false })
    expect(rows.flat().filter((cell) => FORMULA.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([])
  })
})

describe('comes back as it was', () => {
  test.each([
    ['first', hostileNight()],
    ['latest', second],
  ])('%s, exported', async (ref, content) => {
    const { stdout } = await run(['snapshots', 'export', ref])
    expect(stdout).not.toMatch(CONTROL)
    const exported = JSON.parse(stdout)
    expect(Object.keys(exported)).toEqual(Object.keys(content))
    for (const [list, entities] of Object.entries(content)) {
      expect(byArn(exported[list])).toEqual(byArn(entities))
    }
  })
  test('exported and imported again, it is the same night', async () => {
    const file = save(folder(), 'again.json', (await run(['snapshots', 'export', 'latest'])).stdout)
    const again = await run(['import', file, '--taken-at', '2026-11-21T02:00:00Z'])
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('already recorded') })
  })
  test('tags, through sql as JSON and as CSV', async () => {
    const statement = `SELECT key, value FROM tags WHERE resource_kind = 'role'`
    const expected = HOSTILE_TEXTS.toReversed()
      .slice(3)
      .filter((text) => text !== '')
    const json = await run(['sql', statement, '-f', 'json'])
    const pairs: { key: string; value: string }[] = JSON.parse(json.stdout).rows
    expect(pairs.map(({ key }) => key).toSorted(byCodeUnit)).toEqual(expected.toSorted(byCodeUnit))
    expect(pairs.every(({ key, value }) => key === value)).toBe(true)
    const file = join(folder(), 'tags.csv')
    await run(['sql', statement, '--no-formula-guard', '-o', file])
    expect(parse(readFileSync(file), { columns: true, bom: false })).toEqual(pairs)
  })
  test('a lone surrogate is refused or kept, never changed in silence', async () => {
    const odd = hostileNight(HOSTILE.filter((text) => LONE_SURROGATE.test(text)))
    const own = join(folder(), 'odd.db')
    const file = save(folder(), 'odd.json', odd)
    const { code, stderr } = await runCli(['import', file, '--db', own, '--taken-at', '2026-11-21T02:00:00Z'])
    if (code === 0) {
      const { stdout } = await runCli(['snapshots', 'export', 'latest', '--db', own])
      expect(byArn(JSON.parse(stdout).UserDetailList)).toEqual(byArn(odd['UserDetailList']))
    } else {
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('odd.json') })
    }
  })
})

function byArn(list: unknown): ReadonlyMap<string, unknown> {
  return new Map((list as readonly { readonly Arn: string }[]).map((entity) => [entity.Arn, entity]))
}

test('export writes into its directory and nowhere else', async () => {
  const around = folder()
  const dir = join(around, 'in', 'here')
  const { code, stderr } = await run(['export', '--dir', dir])
  expect({ code, control: CONTROL.test(stderr) }).toEqual({ code: 0, control: false })
  expect(readdirSync(around)).toEqual(['in'])
  expect(readdirSync(join(around, 'in'))).toEqual(['here'])
  for (const file of readdirSync(dir)) {
    const rows: string[][] = parse(readFileSync(join(dir, file)), { bom: false })
    expect(rows.flat().filter((cell) => FORMULA.test(cell) && !/^-?\d+$/.test(cell))).toEqual([])
  }
})

describe('graph', () => {
  test.each(['json', 'graphml', 'gexf', 'opengraph'])('as %s', async (format) => {
    const { code, stdout } = await run(['graph', '-f', format])
    expect(code).toBe(0)
    expect(stdout).not.toMatch(CONTROL)
    const isJson = format === 'json' || format === 'opengraph'
    expect(stdout).not.toContain(isJson ? '\u0000' : '<script')
    if (!isJson) return
    const { graph, nodes = graph.nodes } = JSON.parse(stdout)
    expect(nodes.length).toBeGreaterThan(HOSTILE_TEXTS.length * 5)
  })
})

describe('a warning or an error about it', () => {
  test.each(HOSTILE_TEXTS.filter((text) => CONTROL.test(text)).map((text) => [text]))(
    'drops control characters: %j',
    async (text) => {
      const [role] = hostileNight([text])['RoleDetailList'] ?? []
      const content = { RoleDetailList: [role, { ...role, RoleId: 'AROAOTHER000000000000', [text]: { [text]: 1 } }] }
      const own = join(folder(), 'own.db')
      const file = save(folder(), 'night.json', content)
      const odd = save(folder(), 'odd.json', {
        RoleDetailList: [{ ...role, CreateDate: text, Tags: [{ Key: text }], [text]: 1 }],
      })
      for (const argv of [
        ['import', file, '--taken-at', '2026-11-21T02:00:00Z', '--verbose'],
        ['import', odd, '--taken-at', '2026-11-22T02:00:00Z', '--verbose'],
        ['import', file, odd, '--taken-at', '2026-11-23T02:00:00Z'],
        ['query', 'principal-effective-policies', '--param', `principal=${text}x`],
        ['query', 'policy-attached-to', '--param', `policy=${text}x`],
      ]) {
        const { code, stderr } = await runCli([...argv, '--db', own])
        expect([0, 2, 3]).toContain(code)
        expect(stderr).not.toMatch(CONTROL)
      }
    },
  )
})
