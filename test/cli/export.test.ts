import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
