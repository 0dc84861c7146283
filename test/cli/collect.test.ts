import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { bakeryAccount, type IamEndpoint, type LiveAccount, startIamEndpoint } from '../support/iam-endpoint/index.ts'
import { folder, MAIN, type Ran, runCli, save, type World } from './run-cli.ts'

const SECRET = 'planted-secret-access-key-7kQ2'
const TOKEN = 'planted-session-token-Zx81'
const EXTERNAL_ID = 'planted-external-id-p0w3'
const NOW = '2026-11-21T02:00:00Z'

const others = [bakeryAccount({ id: '444455556666' }), bakeryAccount({ id: '123456789012', externalId: EXTERNAL_ID })]
let endpoint: IamEndpoint
let account: LiveAccount

beforeAll(async () => {
  endpoint = await startIamEndpoint(bakeryAccount(), { accounts: others, reportPolls: 0 })
})
afterAll(() => endpoint.stop())
beforeEach(() => {
  account = bakeryAccount()
  endpoint.account = account
  endpoint.denied.clear()
  endpoint.faults.length = 0
  endpoint.requests.length = 0
  for (const [name, value] of Object.entries(awsEnv())) vi.stubEnv(name, value)
  return () => vi.unstubAllEnvs()
})

/** Credentials that are nobody's, and no word from the files of whoever runs this. */
function awsEnv(): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL_IAM: endpoint.url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_SESSION_TOKEN: TOKEN,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** An empty place, and `collect` into its database. */
function shelf() {
  const place = folder()
  const db = join(place, 'history.db')
  const run = (argv: readonly string[], world: World = {}) =>
    runCli([...argv, '--db', db], { now: NOW, ...world, env: { ...awsEnv(), ...world.env } })
  return {
    place,
    db,
    run,
    collect: (argv: readonly string[] = [], world?: World) => run(['collect', ...argv], world),
    json: async (argv: readonly string[]) => JSON.parse((await run([...argv, '-f', 'json'])).stdout),
  }
}

function documentOf({ code, stdout, stderr }: Ran) {
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

const actions = (): readonly string[] => endpoint.requests.map(({ action }) => action)

describe('one account', () => {
  test('is a night, as import gives one', async () => {
    const { collect, db } = shelf()
    const ran = await collect(['-f', 'json', '--label', 'before'])
    const { snapshot, changes } = documentOf(ran)
    expect(snapshot).toMatchObject({
      id: 1,
      account: '111122223333',
      alias: 'bakery',
      takenAt: NOW,
      label: 'before',
      source: 'aws',
      level: 'standard',
      counts: { users: account.users.length, roles: account.roles.length, groups: account.groups.length },
      warnings: [],
    })
    expect(snapshot.parts['password-policy']).toMatchObject({ status: 'complete', startedAt: NOW, endedAt: NOW })
    expect(changes).toBeNull()
    expect(ran.stderr).toBe(`recorded: id:1 in ${db} (new)\n`)
    expect(existsSync(`${db}.spool`)).toBe(false)
  })
  test('ends with a line of what changed since the night before', async () => {
    const { collect } = shelf()
    await collect()
    account.groups.pop()
    const { stderr, stdout } = await collect(['-f', 'json'], { now: '2026-11-22T02:00:00Z' })
    expect(stderr).toMatch(/recorded: id:2 .*\nsince the night before: 0 added, 1 removed, 0 modified\n$/)
    expect(JSON.parse(stdout).changes).toEqual({ added: 0, removed: 1, modified: 0 })
  })
  test('a part that is denied does not end the night, and is named', async () => {
    const { collect } = shelf()
    endpoint.denied.add('ListSAMLProviders')
    const { code, stderr } = await collect()
    expect(code).toBe(0)
    expect(stderr).toMatch(/^saml: denied: ListSAMLProviders: AccessDenied: /m)
  })
  test.each([
    ['core', [], 'skipped', 'skipped'],
    ['standard', [], 'complete', 'skipped'],
    ['deep', [], 'complete', 'complete'],
    ['core', ['--part', 'saml,access-keys'], 'complete', 'complete'],
    ['deep', ['--skip-part', 'saml', '--skip-part', 'access-keys'], 'skipped', 'skipped'],
  ])('level %s with %j: saml %s, access keys %s', async (level, argv, saml, accessKeys) => {
    const { collect } = shelf()
    const { parts } = documentOf(await collect(['--level', level, ...argv, '-f', 'json'])).snapshot
    expect(parts).toMatchObject({ saml: { status: saml }, 'access-keys': { status: accessKeys } })
  })
  test('of which the authorization details may not be read is exit 4, and an attempt', async () => {
    const { collect, json } = shelf()
    endpoint.denied.add('GetAccountAuthorizationDetails')
    const ran = await collect()
    expect(ran).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringMatching(/AccessDenied[^]*Nothing was recorded/),
    })
    const { snapshots, attempts } = await json(['snapshots'])
    expect(snapshots).toEqual([])
    expect(attempts).toMatchObject([
      { account: '111122223333', startedAt: NOW, reason: expect.stringContaining('AccessDenied') },
    ])
  })
  test('whose credentials expire is exit 4; --resume goes on', async () => {
    const { collect } = shelf()
    endpoint.faults.push({ on: { action: 'ListUsers' }, do: 'expired-token' })
    expect(await collect()).toMatchObject({ code: 4, stderr: expect.stringContaining('--resume') })
    endpoint.requests.length = 0
    const { snapshot } = documentOf(await collect(['--resume', '-f', 'json'], { now: '2026-11-21T02:30:00Z' }))
    expect(snapshot).toMatchObject({ takenAt: NOW, warnings: [{ code: 'RESUMED' }] })
    expect(actions()).not.toContain('GetAccountAuthorizationDetails')
  })
  test('other than the one that --account says is exit 2', async () => {
    const { collect } = shelf()
    const ran = await collect(['--account', '444455556666'])
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('found the credentials of 111122223333') })
  })
})

describe('--account with an alias', () => {
  test('is the account that had it on a night', async () => {
    const { collect, json } = shelf()
    await collect(['--level', 'core'])
    const later = { now: '2026-11-22T02:00:00Z' }
    expect(await collect(['--level', 'core', '--account', 'bakery'], later)).toMatchObject({ code: 0 })
    expect((await json(['snapshots'])).snapshots).toHaveLength(2)
  })
  test('refuses the credentials of another account, and an alias that two accounts had', async () => {
    const { collect } = shelf()
    await collect(['--level', 'core', '--role-arn', 'arn:aws:iam::444455556666:role/rolecall'])
    const said = '--account: expected 444455556666, found the credentials of 111122223333'
    expect(await collect(['--account', 'bakery'])).toMatchObject({ code: 2, stderr: expect.stringContaining(said) })
    await collect(['--level', 'core'])
    const both = 'found bakery of 111122223333, 444455556666'
    expect(await collect(['--account', 'bakery'])).toMatchObject({ code: 2, stderr: expect.stringContaining(both) })
  })
  test('that nobody had is exit 2, before AWS is asked', async () => {
    const { collect } = shelf()
    await collect(['--level', 'core'])
    endpoint.requests.length = 0
    const said = '--account: expected an account id (12 digits), or an alias that the database knows; found "brewery"'
    expect(await collect(['--account', 'brewery'])).toMatchObject({ code: 2, stderr: expect.stringContaining(said) })
    expect(actions()).toEqual([])
  })
})

describe('what is said meanwhile', () => {
  test('on no terminal, nothing; with --verbose, a line a part', async () => {
    const { collect } = shelf()
    const { stderr } = await collect(['--level', 'core', '--verbose'])
    expect(stderr).toMatch(/^account-summary: complete \(0\.0 s\)\nusers: complete/)
    expect(stderr).not.toContain('\r')
  })
  test('on a terminal, how far it got, gone at the end', async () => {
    const { collect } = shelf()
    const { stderr } = await collect(['--level', 'core'], { stderrWidth: 60 })
    expect(stderr).toContain('\r111122223333  users groups roles')
    expect(stderr.split('\r').at(-1)).toMatch(/^.{3}recorded: id:1 .*\n$/u)
  })
  test.each([[['--no-progress']], [['--quiet']], [['--log-format', 'json']]])('not so with %j', async (argv) => {
    const { collect } = shelf()
    expect((await collect(argv, { stderrWidth: 60 })).stderr).not.toContain('\r')
  })
  test('as JSON, an object a line, warnings and all', async () => {
    const { collect } = shelf()
    endpoint.denied.add('ListSAMLProviders')
    endpoint.faults.push({ on: { action: 'GetPolicy' }, do: 'no-such-entity' })
    const { stderr } = await collect(['--log-format', 'json'])
    const lines = logOf(stderr)
    expect(lines[0]).toMatchObject({
      level: 'info',
      type: 'started',
      account: '111122223333',
      collectionLevel: 'standard',
    })
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'part-ended', level: 'warn', part: 'saml', status: 'denied' }),
    )
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'warning', level: 'warn', code: 'DELETED_DURING_COLLECTION' }),
    )
    expect(lines.at(-1)).toMatchObject({ type: 'recorded', id: 1, account: '111122223333', changes: null })
  })
  test('as JSON, progress is told at its beginning and its end, within a second', async () => {
    const { collect } = shelf()
    const count = account.policies.filter(({ Arn }) => !Arn.includes(':iam::aws:')).length
    const { stderr } = await collect(['--log-format', 'json'])
    const told = logOf(stderr).filter(({ type, part }) => type === 'progress' && part === 'policy-tags')
    expect(count).toBeGreaterThan(2)
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [1, count],
      [count, count],
    ])
  })
  test('as JSON, the error that ends it', async () => {
    const { collect } = shelf()
    endpoint.denied.add('GetAccountAuthorizationDetails')
    const { code, stderr } = await collect(['--log-format', 'json', '--quiet'])
    expect({ code, log: logOf(stderr) }).toMatchObject({
      code: 4,
      log: [{ level: 'error', type: 'error', code: 'AWS' }],
    })
  })
})

function logOf(stderr: string): readonly Readonly<Record<string, unknown>>[] {
  return stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('many accounts', () => {
  const ROLE = ['--role-arn', 'arn:aws:iam::000000000000:role/rolecall']

  test('are each a night; one that fails does not stop the others, and is exit 4', async () => {
    const { collect, place } = shelf()
    const file = save(place, 'accounts.txt', '444455556666 # vans\n\narn:aws:iam::123456789012:role/rolecall\n')
    const ran = await collect(['--accounts', file, ...ROLE, '-f', 'json'])
    expect(ran.code).toBe(4)
    expect(JSON.parse(ran.stdout).collected).toMatchObject([
      { account: '444455556666', snapshot: { account: '444455556666' }, changes: null },
      { account: '123456789012', error: { code: 'AWS', message: expect.stringContaining('AssumeRole') } },
    ])
    expect(ran.stderr).toContain('123456789012: no night: ')
    expect(ran.stderr).toMatch(/1 of 2 accounts recorded; failed: 123456789012\n$/)
  })
  test('are exit 0 when all are recorded, with the id that a trust policy asks for', async () => {
    const { collect, place } = shelf()
    const file = save(place, 'accounts.txt', '444455556666\n123456789012\n')
    const { code, stdout } = await collect(['--accounts', file, ...ROLE, '--external-id', EXTERNAL_ID, '-f', 'csv'])
    const lines = stdout.trim().split('\r\n')
    expect({ code, first: lines[0]?.startsWith('id,account,') }).toEqual({ code: 0, first: true })
    expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(['444455556666', '123456789012'])
  })
  test('by their ids alone have the usual role, in the partition that is asked', async () => {
    const { collect, place } = shelf()
    const file = save(place, 'accounts.txt', '444455556666\n')
    await collect(['--accounts', file, '--region', 'cn-north-1'])
    const assumed = endpoint.requests.find(({ action }) => action === 'AssumeRole')
    expect(assumed?.params['RoleArn']).toBe('arn:aws-cn:iam::444455556666:role/OrganizationAccountAccessRole')
  })
  test.each([
    ['', 'found none'],
    ['444455556666\nbakery\n', 'accounts.txt:2: expected an account id'],
  ])('a file of %j is exit 2', async (text, said) => {
    const { collect, place } = shelf()
    const ran = await collect(['--accounts', save(place, 'accounts.txt', text)])
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(said) })
  })
})

describe('--print-policy', () => {
  test.each([
    [[], undefined, 'aws'],
    [['--region', 'eu-central-1'], undefined, 'aws'],
    [['--region', 'cn-north-1'], undefined, 'aws-cn'],
    [['--region', 'us-gov-west-1'], undefined, 'aws-us-gov'],
    [['--region', 'eusc-de-east-1'], undefined, 'aws-eusc'],
    [['--region', 'us-iso-east-1'], undefined, 'aws-iso'],
    [['--region', 'us-isob-east-1'], undefined, 'aws-iso-b'],
    [['--region', 'eu-isoe-west-1'], undefined, 'aws-iso-e'],
    [['--region', 'us-isof-south-1'], undefined, 'aws-iso-f'],
    [[], 'cn-northwest-1', 'aws-cn'],
    [['--role-arn', 'arn:aws-us-gov:iam::123456789012:role/r'], undefined, 'aws-us-gov'],
  ])('with %j and AWS_REGION %s is for %s, without a call or a database', async (argv, AWS_REGION, partition) => {
    const place = folder()
    const db = join(place, 'history.db')
    const ran = await runCli(
      ['collect', '--print-policy', 'deep', ...argv, '--db', db],
      AWS_REGION ? { env: { AWS_REGION } } : {},
    )
    const { Version, Statement } = documentOf(ran)
    const arns = JSON.stringify(Statement).match(/arn:[\w-]+:/g)
    expect({ Version, partitions: [...new Set(arns)] }).toEqual({
      Version: '2012-10-17',
      partitions: [`arn:${partition}:`],
    })
    expect(actions()).toEqual([])
    expect(existsSync(db)).toBe(false)
  })
  test.each([
    ['core', [], ['GetAccountAuthorizationDetails'], ['GenerateCredentialReport', 'ListAccessKeys']],
    ['standard', [], ['GenerateCredentialReport'], ['ListAccessKeys']],
    ['deep', [], ['GenerateCredentialReport', 'ListAccessKeys'], ['GenerateServiceLastAccessedDetails']],
    ['deep', ['--part', 'last-accessed'], ['GenerateServiceLastAccessedDetails'], []],
    ['deep', ['--skip-part', 'access-keys'], ['GetLoginProfile'], ['ListAccessKeys']],
  ])('%s %j allows %j and not %j', async (level, argv, allowed, left) => {
    const { stdout } = await runCli(['collect', '--print-policy', level, ...argv])
    for (const action of allowed) expect(stdout).toContain(`"iam:${action}"`)
    for (const action of left) expect(stdout).not.toContain(`"iam:${action}"`)
  })
  test.each(['core', 'standard', 'deep'])('%s allows all that a collection of this level asks', async (level) => {
    const { collect } = shelf()
    const { stdout } = await runCli(['collect', '--print-policy', level])
    documentOf(await collect(['--level', level, '-f', 'json']))
    const asked = [...new Set(actions())].filter((action) => action !== 'GetCallerIdentity')
    expect(asked.filter((action) => !stdout.includes(`"iam:${action}"`))).toEqual([])
    expect(asked.length).toBeGreaterThan(5)
  })
})

describe('--check', () => {
  test('says what is allowed and what is denied, and records nothing', async () => {
    const { collect, db } = shelf()
    endpoint.denied.add('GetAccountPasswordPolicy')
    const ran = await collect(['--check', '-f', 'json'])
    const { rows } = documentOf(ran)
    const access = new Map(rows.map((row: { part: string; access: string }) => [row.part, row.access]))
    expect([access.get('users'), access.get('password-policy'), access.get('access-keys')]).toEqual([
      'allowed',
      'denied',
      undefined,
    ])
    expect(ran.stderr).toBe('20 parts: 19 allowed, 1 denied, 0 unknown\n')
    expect(existsSync(db)).toBe(false)
  })
  test('with credentials that do not serve is exit 4', async () => {
    const { collect } = shelf()
    endpoint.faults.push({ on: {}, do: 'expired-token', times: 99 })
    expect(await collect(['--check'])).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringContaining('ExpiredToken'),
    })
  })
})

describe('saved pages', () => {
  test('are imported as the night that was collected, every part', async () => {
    const { collect, run, json, place, db } = shelf()
    const pages = join(place, 'pages')
    const { snapshot } = documentOf(await collect(['--level', 'deep', '--save-pages', pages, '-f', 'json']))
    expect(statSync(pages).mode & 0o777).toBe(0o700)
    const again = await runCli(['import', pages, '--db', `${db}.2`, '-f', 'json'])
    expect(documentOf(again).snapshot).toEqual({ ...snapshot, source: 'file' })
    const exported = await Promise.all(
      [db, `${db}.2`].map(
        async (path) => (await runCli(['snapshots', 'export', 'latest', '--all-parts', '--db', path])).stdout,
      ),
    )
    expect(exported[1]).toBe(exported[0])
    expect(JSON.parse(exported[0] ?? '').Rolecall).toMatchObject({ version: 1, account: '111122223333' })
    expect(await run(['import', pages])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('already recorded: id:1'),
    })
    expect((await json(['snapshots'])).snapshots).toHaveLength(1)
  })
  test.each([
    [['--taken-at', NOW], '--taken-at must not stand beside it'],
    [['--lists', 'users'], '--lists must not stand beside it'],
    [['--account', '444455556666'], 'expected 444455556666, found pages of 111122223333'],
    [['.'], 'other files must not stand beside it'],
  ])('beside %j are wrong usage', async (argv, said) => {
    const { collect, place } = shelf()
    const pages = join(place, 'pages')
    await collect(['--level', 'core', '--save-pages', pages])
    const ran = await runCli(['import', pages, ...argv, '--db', join(place, 'other.db')])
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(said) })
    expect(existsSync(join(place, 'other.db'))).toBe(false)
  })
  test('that are none are named', async () => {
    const place = folder()
    const ran = await runCli(['import', place, '--db', join(place, 'x.db')])
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('night.json') })
  })
})

describe('wrong usage is exit 2, before AWS is asked', () => {
  test.each([
    [['--level', 'deap'], '--level: expected core, standard, deep, found "deap"\n  Did you mean deep?'],
    [
      ['--part', 'pollicy-tags'],
      '--part: expected the name of a part, found "pollicy-tags"\n  Did you mean policy-tags?',
    ],
    [['--skip-part', 'users,nobody'], '--skip-part: expected the name of a part, found "nobody"'],
    [['--at', 'latest'], '--at names a night already kept'],
    [['--concurrency', '0'], '--concurrency: expected a whole number from 1 to 16'],
    [['--concurrency', '17'], '--concurrency: expected a whole number from 1 to 16'],
    [['--max-rps', '0'], '--max-rps: expected a number'],
    [['--max-rps', 'fast'], '--max-rps: expected a number'],
    [['--log-format', 'xml'], '--log-format: expected text or json'],
    [['--account', 'bakery'], '--account: expected an account id (12 digits), or an alias'],
    [['--account', ''], '--account: expected an account id'],
    [['--account', '111122223333', '--accounts', 'x'], '--account must not stand beside it'],
    [['--role-arn', 'rolecall'], "--role-arn: expected a role's ARN"],
    [['--external-id', 'x'], '--external-id is for the role of --role-arn'],
    [['--check', '--resume'], '--check records no night'],
    [['--check', '--account', '111122223333'], '--check records no night'],
    [['--print-policy', '--check'], '--print-policy records no night'],
    [['--print-policy', 'core', '--level', 'deep'], 'name two levels'],
    [['--label', 'latest'], '--label: expected a word'],
    [['--format', 'xml'], '--format: expected'],
    [['--save-pages', 'src'], '--save-pages: expected a new or empty directory'],
  ])('%j', async (argv, said) => {
    const { collect, db } = shelf()
    const ran = await collect(argv)
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) })
    expect(actions()).toEqual([])
    expect(existsSync(db)).toBe(false)
  })
})

describe('as a process of its own', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends it within a second, exit %i; --resume goes on', async (signal, exitCode) => {
    const { db, collect, json } = shelf()
    endpoint.faults.push({ on: { action: 'ListUsers' }, do: 'hang', times: 1 })
    const child = spawn(process.execPath, [MAIN, 'collect', '--db', db], { env: { ...process.env, ...awsEnv() } })
    await vi.waitFor(() => expect(actions()).toContain('ListUsers'), { timeout: 20_000, interval: 20 })
    const asked = performance.now()
    child.kill(signal)
    const [code] = await once(child, 'exit')
    expect({ code, inTime: performance.now() - asked < 1000 }).toEqual({ code: exitCode, inTime: true })
    expect(await json(['snapshots'])).toMatchObject({ snapshots: [], attempts: [{ account: '111122223333' }] })
    const { snapshot } = documentOf(await collect(['--resume', '-f', 'json'], { now: new Date().toISOString() }))
    expect(snapshot.warnings).toMatchObject([{ code: 'RESUMED' }])
  })
  test('no secret reaches the database, the pages, stdout or stderr', async () => {
    const { db, place, collect } = shelf()
    const file = save(place, 'accounts.txt', '444455556666\n123456789012\n')
    endpoint.denied.add('ListSAMLProviders')
    endpoint.faults.push({ on: { action: 'GetAccountSummary' }, do: 'expired-token', times: 1 })
    const pages = join(place, 'pages')
    const argv = ['--accounts', file, '--save-pages', pages, '--external-id', EXTERNAL_ID, '--verbose']
    const ran = await collect([...argv, '--log-format', 'json', '-f', 'json'])
    expect(ran.code).toBe(4)
    const kept = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => join(place, name))
    const texts = [ran.stdout, ran.stderr, ...kept.filter((path) => statSync(path).isFile()).map(contentOf)]
    expect(kept).toContain(`${db}.spool`)
    expect(kept.some((path) => path.endsWith('.ndjson.gz'))).toBe(true)
    for (const secret of [SECRET, TOKEN, EXTERNAL_ID]) expect(texts.filter((text) => text.includes(secret))).toEqual([])
  })
})

function contentOf(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
}
