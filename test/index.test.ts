import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  answerQuery,
  askSql,
  buildGraph,
  compareNights,
  defineQuery,
  diffRows,
  drawGraph,
  exportNight,
  exportViews,
  findQuery,
  FORMATS,
  type History,
  importFiles,
  listQueries,
  listSnapshots,
  openForReading,
  openForRecording,
  readAccount,
  removeSnapshot,
  resolveSnapshot,
  RolecallError,
  type Rows,
} from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-library-'))
const path = join(folder, 'history', 'rolecall.db')
let db: History

async function take(date: string, into = path) {
  const file = fileURLToPath(new URL(`../snapshots/${date}.json`, import.meta.url))
  const stdin = Readable.from([])
  const request = { db: into, files: [file], stdin, replace: false, now: () => Date.parse('2026-11-22T08:00:00Z') }
  return importFiles({ ...request, takenAt: `${date}T02:00:00Z` })
}

async function csv(rows: Rows): Promise<string> {
  const render = await FORMATS.csv.load()
  let text = ''
  for await (const piece of render(rows)) text += piece
  return text
}

beforeAll(async () => {
  await take('2026-11-20')
  await take('2026-11-21')
  db = openForReading(path)
})

afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

describe('the library, as a user of it', () => {
  test('records nights in a private file, and the same night once', async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const again = await take('2026-11-21')
    expect(again).toMatchObject({ recorded: false, snapshot: { id: 2, account: '123456789012' } })
    expect(listSnapshots(db).map(({ takenAt }) => takenAt)).toEqual(['2026-11-20T02:00:00Z', '2026-11-21T02:00:00Z'])
    expect(resolveSnapshot(db, 'latest~1').id).toBe(1)
  })

  test('asks a canned query', async () => {
    const { theme, query } = await findQuery('group-empty')
    const answer = answerQuery(query, readAccount(db, 2), [])
    expect(theme).toBe('structure')
    expect([...answer.rows].map((row) => row.get('groupArn'))).toEqual(['arn:aws:iam::123456789012:group/teams/alumni'])
    expect(answer.unknown()).toEqual([])
  })

  test('lists the canned queries', async () => {
    const names = (await listQueries()).map(({ query }) => query.name)
    expect(names.length).toBeGreaterThanOrEqual(30)
    expect(names).toContain('external-trust-map')
  })

  test('asks a query of its own', () => {
    const opsRoles = defineQuery({
      name: 'ops-roles',
      title: 'Roles under /ops/',
      kind: 'inventory',
      severity: 'info',
      needs: ['roles'],
      params: { under: { type: 'path', default: '/ops/', describe: 'the path' } },
      columns: ['roleArn'],
      remediation: null,
      references: [],
      *run({ account, params }) {
        for (const role of account.roles()) {
          if (role.path.startsWith(params.under)) yield { values: { roleArn: role.arn }, evidence: [] }
        }
      },
    })
    const rows = [...answerQuery(opsRoles, readAccount(db, 2), []).rows]
    expect(rows.map((row) => row.get('roleArn'))).toContain('arn:aws:iam::123456789012:role/ops/break-glass')
  })

  test('compares two nights, and prints the changes', async () => {
    const diff = compareNights(db, { from: 'latest~1', to: 'latest', include: { activity: false }, all: false })
    expect(diff.changes).toContainEqual(expect.objectContaining({ change: 'renamed', name: 'sabine.lindner' }))
    const lines = (await csv(diffRows(diff))).split('\r\n')
    expect(lines[0]).toBe('class,change,kind,arn,id,name,facet,key,before,after,effect,witness')
    expect(lines).toHaveLength(diff.changes.length + 2)
  })

  test('asks SQL', () => {
    const { columns, rows } = askSql(path, 1, 'SELECT count(*) AS n, count(*) AS n FROM users')
    expect(columns).toEqual(['n', 'n_2'])
    expect([...rows].map((row) => row.get('n'))).toEqual([40])
  })

  test('exports a night as it came, and every view of it', async () => {
    const file: Record<string, readonly unknown[]> = JSON.parse(
      readFileSync(new URL('../snapshots/2026-11-21.json', import.meta.url), 'utf8'),
    )
    const night = exportNight(db, 2)
    for (const list of ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies']) {
      expect(night[list]).toHaveLength(file[list]?.length ?? 0)
    }
    const own = openForReading(path)
    const views = new Map(exportViews(own, 2).map(({ name, rows }) => [name, rows]))
    const users = views.get('users')
    expect(users && (await csv(users)).split('\r\n')).toHaveLength(40 + 2)
    own.close()
  })

  test('draws the graph', () => {
    const account = readAccount(db, 2)
    const graph = buildGraph(account)
    expect(graph.hasNode('service:ec2.amazonaws.com')).toBe(true)
    const json: { readonly nodes: readonly unknown[] } = JSON.parse([...drawGraph(account, 'json')].join(''))
    expect(json.nodes).toHaveLength(graph.order)
  })

  test('forgets a night', async () => {
    const other = join(folder, 'other.db')
    const { snapshot } = await take('2026-11-20', other)
    const history = openForRecording(other)
    removeSnapshot(history, other, snapshot.id)
    expect(listSnapshots(history)).toEqual([])
    history.close()
  })

  test('says what is wrong with a request in one kind of error', async () => {
    await expect(findQuery('untaged-roles')).rejects.toThrow(RolecallError)
    await expect(findQuery('untaged-roles')).rejects.toMatchObject({
      code: 'USAGE',
      hint: expect.stringContaining('untagged-roles'),
    })
    expect(() => openForReading(join(folder, 'nowhere.db'))).toThrow(expect.objectContaining({ code: 'DATABASE' }))
  })
})
