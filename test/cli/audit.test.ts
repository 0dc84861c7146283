import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const cache = `${db}.cache.db`
const BAKER = 'arn:aws:iam::111122223333:role/baker'

/** Four nights: the baker's role is untagged on the first, the third and the fourth; on the last carol has no tags either. */
beforeAll(() =>
  history(
    [
      { content: bakeryNight({ tags: {} }), takenAt: '2026-11-18T02:00:00Z' },
      { content: bakeryNight(), takenAt: '2026-11-19T02:00:00Z' },
      { content: bakeryNight({ tags: {} }), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight({ tags: {}, users: ['ada', 'bob', 'carol'] }), takenAt: '2026-11-21T02:00:00Z' },
    ],
    place,
  ),
)

async function audit(...argv: string[]) {
  return runCli(['audit', ...argv, '--db', db])
}

interface Shown {
  readonly query: string
  readonly subject: { readonly arn: string; readonly name: string }
  readonly state: string
  readonly firstSeen: { readonly at: string; readonly exact: boolean; readonly nights: number }
  readonly waived: object | null
}

async function findings(...argv: string[]): Promise<readonly Shown[]> {
  const { stdout, stderr, code } = await audit('-f', 'json', '--only', 'untagged-roles,untagged-users', ...argv)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return JSON.parse(stdout).findings
}

describe('since when a finding is there', () => {
  test('the night before is judged, older ones are not', async () => {
    rmSync(cache, { force: true })
    const shown = await findings()
    const of = (name: string) => shown.find(({ subject }) => subject.name === name)
    expect(of('baker')).toMatchObject({
      state: 'persisting',
      firstSeen: { at: '2026-11-20T02:00:00Z', exact: false, nights: 2 },
    })
    expect(of('carol')).toMatchObject({
      state: 'new',
      firstSeen: { at: '2026-11-21T02:00:00Z', exact: false, nights: 1 },
    })
  })
  test('new says nothing of nights that were never judged: a backfill may know better', async () => {
    rmSync(cache, { force: true })
    const argv = ['--only', 'untagged-roles', '--at', '2026-11-20']
    const [before] = await findings(...argv)
    expect(before).toMatchObject({ state: 'new', firstSeen: { at: '2026-11-20T02:00:00Z', exact: false, nights: 1 } })
    expect((await audit(...argv)).stdout).toContain('at least 2026-11-20')
    const [after] = await findings(...argv, '--backfill')
    expect(after).toMatchObject({
      state: 'reopened',
      firstSeen: { at: '2026-11-18T02:00:00Z', exact: true, nights: 3 },
    })
  })
  test('a backfill knows them all, says how far it is, and the next audit still knows', async () => {
    rmSync(cache, { force: true })
    await audit('--only', 'untagged-roles')
    const { stderr } = await audit('--backfill', '--only', 'untagged-roles')
    expect(stderr).toMatch(/judging 2026-11-18T02:00:00Z, 2 to go\njudging 2026-11-19T02:00:00Z, 1 to go\n/)
    const [baker] = await findings('--only', 'untagged-roles')
    expect(baker).toMatchObject({ firstSeen: { at: '2026-11-18T02:00:00Z', exact: true, nights: 4 } })
  })
  test('one that was gone and came back is reopened', async () => {
    await audit('--backfill', '--only', 'untagged-roles')
    const [baker] = await findings('--only', 'untagged-roles', '--at', '2026-11-20')
    expect(baker).toMatchObject({ state: 'reopened', firstSeen: { at: '2026-11-18T02:00:00Z', exact: true } })
  })
  test('a cache that was deleted costs nothing but what it knew', async () => {
    rmSync(cache)
    const [baker] = await findings('--only', 'untagged-roles')
    expect(baker).toMatchObject({ firstSeen: { exact: false } })
    expect(existsSync(cache)).toBe(true)
  })
  test('--since says what is fixed', async () => {
    const shown = await findings('--at', '2026-11-19', '--since', 'first')
    expect(shown.filter(({ state }) => state === 'fixed')).toMatchObject([
      { query: 'untagged-roles', subject: { arn: BAKER }, firstSeen: { at: '2026-11-18T02:00:00Z', nights: 2 } },
    ])
  })
  test('--since of a later night is wrong', async () => {
    const { code, stderr } = await audit('--at', 'first', '--since', 'latest')
    expect(code).toBe(2)
    expect(stderr).toContain('--since: expected a night before 2026-11-18T02:00:00Z, found 2026-11-21T02:00:00Z')
  })
})

describe('nights that decide nothing', () => {
  const whole = bakeryNight({ tags: {} })
  const { RoleDetailList: _, ...withoutRoles } = whole

  async function baker(nights: readonly object[]) {
    const path = await history(
      nights.map((content, index) => ({ content, takenAt: `2026-11-${10 + index}T02:00:00Z` })),
    )
    const { stdout } = await runCli(['audit', '--only', 'untagged-roles', '-f', 'json', '--db', path])
    return JSON.parse(stdout).findings[0]
  }

  test.each([
    ['one', 1, { state: 'persisting', firstSeen: { at: '2026-11-10T02:00:00Z', exact: true, nights: 3 } }],
    ['six', 6, { state: 'persisting', firstSeen: { at: '2026-11-10T02:00:00Z', exact: true, nights: 8 } }],
    ['more than are looked through', 7, { state: 'new', firstSeen: { exact: false, nights: 1 } }],
  ])('%s between: judged back to one that decides', async (_name, gaps, expected) => {
    expect(await baker([whole, ...Array.from({ length: gaps }, () => withoutRoles), whole])).toMatchObject(expected)
  })
})

describe('the same input gives the same bytes', () => {
  test('whatever the cache knows of other questions', async () => {
    await audit('--backfill')
    const first = await audit('-f', 'json')
    expect((await audit('-f', 'json')).stdout).toBe(first.stdout)
  })
})

describe('which findings', () => {
  test('a theme, without one of its queries', async () => {
    const { stdout } = await audit('--only', 'tags', '--skip', 'untagged-users', '-f', 'json')
    expect(new Set(JSON.parse(stdout).findings.map(({ query }: Shown) => query))).toEqual(new Set(['untagged-roles']))
  })
  test('as bad as this', async () => {
    const { stdout } = await audit('--min-severity', 'high', '-f', 'json')
    expect(JSON.parse(stdout).summary.bySeverity).toMatchObject({ medium: 0, low: 0, info: 0 })
  })
  test('in a state', async () => {
    expect((await findings('--state', 'new')).map(({ subject }) => subject.name)).toEqual(['carol'])
    expect((await audit('--state', 'new', '--only', 'untagged-roles', '--fail-on', 'low')).code).toBe(0)
  })
  test.each([
    [['--only', 'trust', '--skip', 'trust'], 'no query is left to ask', '--only, --skip and --min-severity'],
    [['--state', 'fixed'], 'without --since, no finding is known to be fixed', '--since latest~1'],
    [['--state', 'new,fixed'], 'without --since, no finding is known to be fixed', '--since latest~1'],
    [['--only', 'own'], 'nothing of the theme own', '--queries DIR'],
    [['--state', 'old'], '--state: expected new, persisting, reopened, fixed, found "old"', ''],
    [['--only', 'untaged-roles'], 'there is no query or theme "untaged-roles"', 'Did you mean untagged-roles'],
    [['--skip', 'instance-profile-roles'], 'instance-profile-roles is an inventory', 'lists it'],
    [['--min-severity', 'bad'], 'expected critical, high, medium, low, info, found "bad"', ''],
  ])('%j is wrong usage', async (argv, message, hint) => {
    const { code, stderr } = await audit(...argv)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain(hint)
  })
})

describe('an audit of which no query could be answered is no clean account', () => {
  test.each([
    ['one whose every part is missing', 'user-mfa-missing', 'query user-mfa-missing: this night lacks what it needs'],
    [
      'one that IAM data cannot answer',
      'access-analyzer-disabled',
      'cannot be answered from IAM data: analyzers belong',
    ],
    ['a theme of such', 'beyond-iam', /none of \d queries could be answered: .*; and \d more/],
    [
      'both',
      'user-mfa-missing,access-analyzer-disabled',
      /none of 2 queries could be answered: .*analyzers.*mfa-devices/,
    ],
  ])('%s exits 3 and says why', async (_, only, reason) => {
    const written = join(place, 'unanswered.json')
    const { code, stdout, stderr } = await audit('--only', only, '--write-baseline', written)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(reason)
    expect(existsSync(written)).toBe(false)
  })
  test('one that is answered beside them is shown, and they are named', async () => {
    const { code, stdout } = await audit(
      '-f',
      'json',
      '--only',
      'untagged-roles,user-mfa-missing,access-analyzer-disabled',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ query: 'untagged-roles' }],
      unanswered: [{ query: 'access-analyzer-disabled' }, { query: 'user-mfa-missing' }],
    })
  })
})

describe('--fail-on', () => {
  test.each([
    ['low', 1],
    ['high', 0],
  ])('%s exits %i', async (severity, code) => {
    expect((await audit('--only', 'untagged-roles', '--fail-on', severity)).code).toBe(code)
  })
})

describe('waivers', () => {
  const file = join(place, 'waivers.json')
  test('a baseline waives all that is there, and the audit then fails nothing', async () => {
    const { code } = await audit('--only', 'tags', '--write-baseline', file)
    expect(code).toBe(0)
    const after = await audit('--only', 'tags', '--baseline', file, '--fail-on', 'info', '-f', 'json')
    expect(after.code).toBe(0)
    expect(JSON.parse(after.stdout).findings.filter(({ waived }: Shown) => waived === null)).toEqual([])
  })
  test('one that is over no longer waives, and is reported', async () => {
    const { waivers } = JSON.parse(readFileSync(file, 'utf8'))
    const over = save(place, 'over.json', { waivers: [{ ...waivers[0], expires: '2026-11-20' }] })
    const { code, stdout } = await audit('--only', 'tags', '--baseline', over, '--fail-on', 'low', '-f', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings.map(({ query }: Shown) => query)).toContain('waiver-expired')
  })
  test('one of no query is reported as that', async () => {
    const { waivers } = JSON.parse(readFileSync(file, 'utf8'))
    const stray = save(place, 'stray.json', { waivers: [{ ...waivers[0], query: 'untaged-roles' }] })
    const { stdout } = await audit('--only', 'tags', '--baseline', stray, '-f', 'json')
    const about = JSON.parse(stdout).findings.filter(({ query }: Shown) => query.startsWith('waiver-'))
    expect(about).toMatchObject([
      { query: 'waiver-of-no-query', message: expect.stringContaining('untaged-roles, which is no query') },
    ])
  })
  test('a baseline replaces nothing that is read or written beside it', async () => {
    const before = readFileSync(db)
    for (const path of [db, cache, join(place, 'invariants.json')]) {
      save(place, 'invariants.json', { invariants: [] })
      const { code, stderr } = await audit(
        '--only',
        'tags',
        '--invariants',
        join(place, 'invariants.json'),
        '--write-baseline',
        path,
      )
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('must not be replaced') })
    }
    expect(readFileSync(db).equals(before)).toBe(true)
  })
  test.each([
    ['{ "waivers": [{ "query": "x" }] }', 'at $.waivers[0].subject'],
    ['{ "waivers": [], "queries": "." }', 'queries'],
    [
      '{ "waivers": [{ "query": "x", "subject": "*", "fingerprint": "aa" }] }',
      'at $.waivers[0].fingerprint: expected the fingerprint of a finding, 32 hexadecimal digits in lower case',
    ],
    ['nonsense', 'not JSON: line 1, column 1'],
  ])('%s is bad input', async (content, message) => {
    const bad = join(place, 'bad.json')
    writeFileSync(bad, content)
    const { code, stderr } = await audit('--baseline', bad)
    expect(code).toBe(2)
    expect(stderr).toContain('bad.json')
    expect(stderr).toContain(message)
  })
})

describe('what a reader sees', () => {
  test('a line of counts, and how long each query took', async () => {
    const { stderr } = await audit('--only', 'untagged-roles', '--timing')
    expect(stderr).toMatch(/1 low; 1 persisting \(1 query\)/)
    expect(stderr).toMatch(/ms {2}untagged-roles \(1\)\n.* ms {2}in all/)
  })
  test('CSV has a row a finding', async () => {
    const { stdout } = await audit('--only', 'untagged-roles', '-f', 'csv')
    expect(stdout).toMatch(/^query,severity,state,subject_kind,subject_arn,/)
    expect(stdout).toContain(`untagged-roles,low,persisting,role,${BAKER},`)
  })
  test('where no cache can be kept, the audit says so and goes on', async () => {
    rmSync(cache, { force: true })
    mkdirSync(cache)
    const { code, stderr } = await audit('--only', 'untagged-roles')
    rmSync(cache, { recursive: true })
    expect(code).toBe(0)
    expect(stderr).toContain('cannot be kept')
  })
})

describe('invariants', () => {
  const promise = (over: object) =>
    save(place, 'invariants.json', {
      invariants: [
        { id: 'buns-restricted', description: 'nobody reads the buns', forbid: { actions: ['s3:GetObject'] }, ...over },
      ],
    })
  const broken = ['--only', 'invariants', '-f', 'json', '--invariants'] as const

  test('one that is broken is a finding like any other, with a witness', async () => {
    const { stdout, code } = await audit(...broken, promise({}), '--fail-on', 'high')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [
        {
          query: 'buns-restricted',
          severity: 'high',
          subject: { kind: 'role', arn: BAKER },
          message: 'can do what "nobody reads the buns" rules out: s3:GetObject on *; roles assumed on the way: none',
          evidence: [{ kind: 'statement' }],
        },
      ],
      invariants: [{ id: 'buns-restricted', outcome: 'refuted' }],
    })
  })
  test('one that holds is said to be proven', async () => {
    const { stdout, stderr } = await audit(...broken, promise({ unless: [BAKER] }))
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], invariants: [{ outcome: 'proven' }] })
    expect(stderr).toContain('proven: buns-restricted')
  })
  test.each<[string, object, string]>([
    [
      'an action that there is not',
      { actions: ['s3:GetObjct'] },
      's3:GetObjct is not among the actions that AWS publishes: is it spelt so?',
    ],
    [
      'a pattern that names none',
      { actions: ['s3:*', 's3:Gett*'] },
      's3:Gett* is not among the actions that AWS publishes: is it spelt so?',
    ],
    [
      'a resource that no action takes',
      { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::buns', 'arn:aws:s3:::buns/*'] },
      'none of the actions takes arn:aws:s3:::buns: nothing is asked of it',
    ],
  ])('%s is told, with its file and promise', async (_, forbid, doubt) => {
    const path = promise({ forbid })
    const { code, stderr } = await audit(...broken, path)
    expect({ code, lines: stderr.split('\n') }).toMatchObject({
      code: 0,
      lines: expect.arrayContaining([`${path}: buns-restricted: ${doubt}`]),
    })
  })
  test('what is spelt right is not doubted', async () => {
    const { stderr } = await audit(...broken, promise({}))
    expect(stderr).not.toContain('invariants.json: ')
  })
  test('an SCP is heard, and its verdicts are not those without', async () => {
    await audit(...broken, promise({}))
    const scp = save(place, 'scp.json', {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 's3:*', Resource: '*' },
      ],
    })
    const under = await audit(...broken, promise({}), '--scp', scp)
    expect(JSON.parse(under.stdout)).toMatchObject({ findings: [], invariants: [{ outcome: 'proven' }] })
    const [without] = JSON.parse((await audit(...broken, promise({}))).stdout).findings
    expect(without).toMatchObject({ state: 'persisting' })
  })
  test.each([
    [{ forbid: { action: 's3:*' } }, '$.invariants[0].forbid', 'actions'],
    [{ id: 'untagged-roles' }, 'untagged-roles', 'has the name of a query'],
    [{ forbid: { actions: ['s3Get'] } }, '$.invariants[0].forbid.actions[0]', 'an action such as s3:GetObject'],
    [{ forbid: { actions: ['s3:*'], resources: ['bucket'] } }, '.forbid.resources[0]', 'an ARN'],
    [{ unless: ['ledger'] }, '.unless[0]', 'the ARN of a user or role'],
  ])('%j is bad input', async (over, found, message) => {
    const { code, stderr } = await audit(...broken, promise(over))
    expect(code).toBe(2)
    expect(stderr).toContain(found)
    expect(stderr).toContain(message)
  })
})
