import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { bakeryNight } from './bakery-night.ts'
import { folder, history, runCli } from './run-cli.ts'

const night = { content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' }
const VIEWS = [
  'account_aliases',
  'account_summary',
  'caller',
  'credential_report',
  'credentials',
  'group_members',
  'group_memberships',
  'groups',
  'inline_policies',
  'instance_profile_roles',
  'instance_profiles',
  'last_accessed',
  'managed_policies',
  'mfa_devices',
  'organization_features',
  'parts',
  'password_policy',
  'permissions_boundaries',
  'policy_attachments',
  'policy_documents',
  'policy_versions',
  'providers',
  'role_details',
  'role_settings',
  'roles',
  'server_certificates',
  'snapshots',
  'statements',
  'tags',
  'trust_principals',
  'unknown_facts',
  'usage',
  'user_settings',
  'users',
]

describe('export', () => {
  test.each([
    ['csv', []],
    ['ndjson', ['-f', 'ndjson']],
  ])('writes one %s a view, mode 0600, and nothing else', async (format, more) => {
    const dir = join(folder(), 'new', 'tonight')
    const { code, stdout } = await runCli(['export', '--dir', dir, '--db', await history([night]), ...more])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(readdirSync(dir).toSorted(byCodeUnit)).toEqual(VIEWS.map((view) => `${view}.${format}`))
    for (const file of readdirSync(dir)) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600)
  })
  test('both formats say the same', async () => {
    const db = await history([night])
    const dir = folder()
    await runCli(['export', '--dir', dir, '--db', db, '--no-formula-guard'])
    await runCli(['export', '--dir', dir, '--db', db, '-f', 'ndjson'])
    for (const view of VIEWS) {
      const lines = readFileSync(join(dir, `${view}.ndjson`), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line): Record<string, unknown> => JSON.parse(line))
      const rows: Record<string, string>[] = parse(readFileSync(join(dir, `${view}.csv`)), { columns: true })
      expect(rows).toEqual(
        lines.map((line) =>
          Object.fromEntries(Object.entries(line).map(([k, v]) => [k, typeof v === 'number' ? String(v) : (v ?? '')])),
        ),
      )
    }
  })
  test('the views are the ones that docs/views.md and --help describe', async () => {
    const page = readFileSync(new URL('../../docs/views.md', import.meta.url), 'utf8')
    expect([...page.matchAll(/^## (\w+)$/gm)].map(([, name]) => name)).toEqual(VIEWS)
    const { stdout } = await runCli(['export', '--help'])
    expect(VIEWS.filter((view) => !stdout.includes(view))).toEqual([])
  })
  test('of another night with --at', async () => {
    const db = await history([{ content: bakeryNight({ users: ['old'] }), takenAt: '2026-11-20T02:00:00Z' }, night])
    const dir = folder()
    await runCli(['export', '--dir', dir, '--db', db, '--at', 'first'])
    expect(readFileSync(join(dir, 'users.csv'), 'utf8')).toContain('user/old')
  })
  test.each([
    ['no --dir', []],
    ['a format it has not', ['--dir', 'never-made', '-f', 'json']],
    ['an output beside the directory', ['--dir', 'never-made', '-o', 'never-made.csv']],
  ])('%s is wrong usage', async (_, argv) => {
    expect(await runCli(['export', ...argv, '--db', await history([night])])).toMatchObject({ code: 2, stdout: '' })
    expect(existsSync('never-made') || existsSync('never-made.csv')).toBe(false)
  })
  test('where the directory cannot be made: exit 2, naming it', async () => {
    const { code, stderr } = await runCli(['export', '--dir', '/dev/null/x', '--db', await history([night])])
    expect(code).toBe(2)
    expect(stderr).toContain('/dev/null/x')
  })
})

describe('export --review', () => {
  const review = async (...more: string[]) => {
    const dir = join(folder(), 'review')
    const answer = await runCli(['export', '--review', '--dir', dir, '--db', await history([night]), ...more])
    return { dir, ...answer }
  }
  test('writes one CSV a kind of principal, mode 0600, and nothing else', async () => {
    const { dir, code, stdout, stderr } = await review()
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(readdirSync(dir).toSorted(byCodeUnit)).toEqual(['groups.csv', 'roles.csv', 'users.csv'])
    for (const file of readdirSync(dir)) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600)
    expect(stderr).toContain('users.csv: 2 rows')
    expect(stderr).toContain('unknown: credential-report: skipped')
  })
  test('whose rows are to be decided on', async () => {
    const { dir } = await review('--owner-tag', 'Team')
    const rows = (name: string): Record<string, string>[] => parse(readFileSync(join(dir, name)), { columns: true })
    expect(rows('users.csv')[0]).toMatchObject({
      name: 'ada',
      groups: 'staff',
      mfa: 'unknown',
      decision: '',
      reviewer: '',
    })
    expect(rows('roles.csv')[0]).toMatchObject({ name: 'baker', owner: 'bread', tier: 'other', decision: '' })
    expect(rows('groups.csv')[0]).toMatchObject({ name: 'staff', members: 'ada; bob' })
  })
  test('as NDJSON too', async () => {
    const { dir } = await review('-f', 'ndjson')
    const [first = ''] = readFileSync(join(dir, 'users.ndjson'), 'utf8').split('\n')
    expect(JSON.parse(first)).toMatchObject({ name: 'ada', decision: null, reviewer: null })
  })
  test('where spreadsheets meet what looks like a formula', async () => {
    const hostile = { content: bakeryNight({ tags: { owner: '=1+1' } }), takenAt: night.takenAt }
    const dir = folder()
    await runCli(['export', '--review', '--dir', dir, '--db', await history([hostile])])
    expect(readFileSync(join(dir, 'roles.csv'), 'utf8')).toContain(",'=1+1,")
  })
  test('writes nothing where one of its files cannot be', async () => {
    const dir = folder()
    mkdirSync(join(dir, 'roles.csv'))
    const { code, stderr } = await runCli(['export', '--review', '--dir', dir, '--db', await history([night])])
    expect(code).toBe(2)
    expect(stderr).toContain('roles.csv')
    expect(readdirSync(dir)).toEqual(['roles.csv'])
  })
  test('--owner-tag alone is wrong usage', async () => {
    const argv = ['export', '--dir', 'never-made', '--owner-tag', 'team', '--db', await history([night])]
    expect(await runCli(argv)).toMatchObject({ code: 2, stdout: '' })
    expect(existsSync('never-made')).toBe(false)
  })
})

describe('graph', () => {
  test.each([
    ['json', [], /^\{"attributes":/],
    ['json', ['-f', 'json'], /^\{"attributes":/],
    ['graphml', ['-f', 'graphml'], /<graphml /],
    ['gexf', ['-f', 'gexf'], /<gexf /],
    ['opengraph', ['-f', 'opengraph'], /^\{"metadata":\{"source_kind":"Rolecall"\}/],
  ])('writes %s to stdout: %j', async (_, more, shape) => {
    const { code, stdout } = await runCli(['graph', '--db', await history([night]), ...more])
    expect(code).toBe(0)
    expect(stdout).toMatch(shape)
    expect(stdout).toContain('role/baker')
  })
  test.each([
    ['x.graphml', /<graphml /],
    ['x.gexf', /<gexf /],
    ['x.json', /^\{"attributes":/],
    ['x.txt', /^\{"attributes":/],
  ])('takes the format from the ending: %s', async (name, shape) => {
    const file = join(folder(), name)
    expect(await runCli(['graph', '--db', await history([night]), '-o', file])).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(file, 'utf8')).toMatch(shape)
  })
  test.each([
    ['json', /"kind":"can-[a-z]+"/],
    ['graphml', /<data key="edge-kind">can-[a-z]+</],
    ['gexf', /value="can-[a-z]+"/],
    ['opengraph', /"kind":"Rolecall_Can[A-Z][a-z]+"/],
  ])('--computed as %s has edges that policies make', async (format, shape) => {
    const actions = ['iam:PutRolePolicy', 'iam:PassRole', 'sts:AssumeRole']
    const able = { ...night, content: bakeryNight({ actions }) }
    const argv = ['graph', '--db', await history([able]), '-f', format]
    expect((await runCli(argv)).stdout).not.toMatch(shape)
    const { code, stdout } = await runCli([...argv, '--computed'])
    expect(code).toBe(0)
    expect(stdout).toMatch(shape)
  })
  test.each([['--management-account'], ['--scp', 'x.json']])('%s is for --computed', async (...argv) => {
    const { code, stderr } = await runCli(['graph', '--db', await history([night]), ...argv])
    expect(code).toBe(2)
    expect(stderr).toContain('--computed')
  })
  test('a format that is named goes before the ending', async () => {
    const file = join(folder(), 'x.json')
    expect(await runCli(['graph', '--db', await history([night]), '-f', 'opengraph', '-o', file])).toMatchObject({
      code: 0,
    })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ metadata: { source_kind: 'Rolecall' } })
  })
  test.each(['csv', 'table', 'yaml', '__proto__'])('%s is none of its formats', async (format) => {
    expect(await runCli(['graph', '--db', await history([night]), '-f', format])).toMatchObject({ code: 2, stdout: '' })
  })
})
