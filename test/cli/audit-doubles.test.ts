import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const ADA = 'arn:aws:iam::111122223333:user/ada'
const NIGHTS = ['2026-11-19', '2026-11-20', '2026-11-21'] as const

/** On the first night ada is in no group; on the second she has an inline policy too; on the third no longer. */
beforeAll(() =>
  history(
    [alone(), alone({ UserPolicyList: [crumbs()] }), alone()].map((content, index) => ({
      content,
      takenAt: `${NIGHTS[index]}T02:00:00Z`,
    })),
    place,
  ),
)

function alone(more: object = {}) {
  const night = bakeryNight({ users: ['ada'] })
  return { ...night, UserDetailList: night['UserDetailList']?.map((user) => ({ ...user, GroupList: [], ...more })) }
}

function crumbs() {
  const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::crumbs/*' }]
  return { PolicyName: 'crumbs', PolicyDocument: { Version: '2012-10-17', Statement } }
}

const STRUCTURE = 'user-direct-policies,inline-policies-user,user-without-group'

async function audit(...argv: readonly string[]) {
  const { stdout, stderr, code } = await runCli(['audit', '-f', 'json', '--db', db, ...argv])
  expect(stderr).not.toContain('error')
  return { code, ...(JSON.parse(stdout) as Report) }
}

interface Report {
  readonly findings: readonly {
    readonly query: string
    readonly state: string
    readonly also: readonly string[]
    readonly firstSeen: object
    readonly waived: object | null
  }[]
  readonly summary: { readonly bySeverity: object; readonly fixed: number }
}

const short = ({ findings }: Report) => findings.map(({ query, state, also }) => [query, state, ...also].join(' '))

const ASKED = ['--only', STRUCTURE, '--at', NIGHTS[1]] as const
const STANDS = 'user-direct-policies new inline-policies-user user-without-group'

describe('what another finding says as well', () => {
  test('is left out beside it, which names it; counts are of what is shown', async () => {
    const report = await audit(...ASKED)
    expect(short(report)).toEqual([STANDS])
    expect(report.summary.bySeverity).toMatchObject({ low: 1 })
  })
  test('is shown where the other was not asked, or left out', async () => {
    const skipped = await audit(...ASKED, '--skip', 'user-direct-policies')
    expect(short(skipped)).toEqual(['inline-policies-user new', 'user-without-group persisting'])
  })
  test('is a row of its query still', async () => {
    const { stdout } = await runCli(['query', 'user-without-group', '-f', 'json', '--db', db, '--at', NIGHTS[1]])
    expect(JSON.parse(stdout).rows).toMatchObject([{ userArn: ADA }])
  })
  test('was there all along once it stands alone, and what is gone is fixed once', async () => {
    const report = await audit('--only', STRUCTURE, '--at', NIGHTS[2], '--since', NIGHTS[1])
    expect(short(report)).toEqual(['user-direct-policies fixed inline-policies-user', 'user-without-group persisting'])
    expect(report.findings[1]?.firstSeen).toEqual({ at: '2026-11-19T02:00:00Z', exact: true, nights: 3 })
    expect(report.summary.fixed).toBe(1)
  })
})

describe('a waiver', () => {
  const waiver = { subject: ADA, reason: 'crumbs', owner: 'bob', expires: '2026-12-31' }
  const waiving = async (...queries: readonly string[]) => {
    const file = save(place, 'waivers.json', { waivers: queries.map((query) => ({ ...waiver, query })) })
    return audit(...ASKED, '--baseline', file, '--fail-on', 'low')
  }
  test('of the finding that stands waives no other: what nobody answers for is shown', async () => {
    const report = await waiving('user-direct-policies')
    expect(report.code).toBe(1)
    expect(report.findings.map(({ query, waived }) => [query, waived === null])).toEqual([
      ['inline-policies-user', true],
      ['user-direct-policies', false],
      ['user-without-group', true],
    ])
  })
  test('of each leaves one that is shown', async () => {
    const report = await waiving('user-direct-policies', 'inline-policies-user', 'user-without-group')
    expect(report).toMatchObject({ code: 0, findings: [{ query: 'user-direct-policies', waived: { owner: 'bob' } }] })
  })
  test('of one that is left out is not idle, and waives no other', async () => {
    const report = await waiving('user-without-group')
    expect(report).toMatchObject({ code: 1, findings: [{ query: 'user-direct-policies', waived: null }] })
  })
  test('is written for what is left out, too', async () => {
    const { stdout } = await runCli([
      'audit',
      '--db',
      db,
      ...ASKED,
      '--write-baseline',
      '-',
      '-o',
      join(place, 'x.json'),
    ])
    expect(JSON.parse(stdout).waivers.map(({ query }: { query: string }) => query)).toEqual([
      'inline-policies-user',
      'user-direct-policies',
      'user-without-group',
    ])
  })
})

describe('a rule that nobody made', () => {
  const boundaries = ['boundary-missing', 'boundary-uneven'] as const
  test.each<[string, readonly string[], readonly (typeof boundaries)[number][]]>([
    ['is asked about as a whole', [], ['boundary-uneven']],
    ['not at all where it is skipped', ['--skip', 'boundary-missing'], []],
    ['of each where somebody asks so by name', ['--only', 'boundary-missing'], ['boundary-missing']],
    ['both, where both are named', ['--only', 'boundary-missing,boundary-uneven'], [...boundaries]],
  ])('%s', async (_, argv, expected) => {
    const { stderr } = await runCli(['audit', '--db', db, '--timing', ...argv])
    expect(boundaries.filter((name) => stderr.includes(name))).toEqual(expected)
  })
  test('is made in rolecall.json', async () => {
    const config = save(place, 'fence.json', { requiredBoundary: { policies: ['Fence'] } })
    const report = await audit('--only', 'boundaries', '--config', config)
    expect(report.findings.map(({ query }) => query)).toEqual(['boundary-missing', 'boundary-missing'])
  })
})
