import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import {
  answerQuery,
  askSql,
  buildGraph,
  checkAccess,
  collectAccount,
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
  leastPrivilegePolicy,
  listQueries,
  listSnapshots,
  openForReading,
  openForRecording,
  partsOf,
  pruneNights,
  readAccount,
  removeSnapshot,
  resolveSnapshot,
  RolecallError,
  type Rows,
} from '../src/index.ts'
import { bakeryAccount, startIamEndpoint } from './support/iam-endpoint/index.ts'

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

  test('takes a night from a live account, and knows what that takes', async () => {
    const endpoint = await startIamEndpoint(bakeryAccount())
    onTestFinished(endpoint.stop)
    onTestFinished(() => void vi.unstubAllEnvs())
    const env = {
      AWS_ENDPOINT_URL_IAM: endpoint.url,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    }
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    const live = join(folder, 'live.db')
    const reach = {
      level: 'core',
      parts: ['saml'],
      skip: ['caller'],
      env,
      signal: new AbortController().signal,
    } as const
    const checks = await checkAccess(reach)
    expect(new Set(checks.map(({ access }) => access))).toEqual(new Set(['allowed']))
    const heard: string[] = []
    const { snapshot } = await collectAccount({
      ...reach,
      db: live,
      resume: false,
      concurrency: 4,
      process: process.pid,
      isRunning: () => false,
      now: () => Date.parse('2026-11-22T02:00:00Z'),
      onEvent: ({ type }) => heard.push(type),
      onNote: () => undefined,
    })
    expect([heard[0], heard.at(-1)]).toEqual(['started', 'recorded'])
    const read = [...snapshot.parts].filter(([, { status }]) => status === 'complete').map(([part]) => part)
    expect(read).toEqual([...partsOf('core', reach)].filter((part) => part !== 'caller'))
    expect(read).toEqual(checks.map(({ part }) => part))
    const { Statement } = leastPrivilegePolicy(new Set(['saml']), snapshot.partition)
    expect(Statement.flatMap(({ Action }) => Action)).toEqual(['iam:ListSAMLProviders', 'iam:GetSAMLProvider'])
    const history = openForRecording(live)
    const { removed, kept } = pruneNights(history, live, { keepDaily: 1, dryRun: false })
    history.close()
    expect([removed.length, kept.length]).toEqual([0, 1])
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
