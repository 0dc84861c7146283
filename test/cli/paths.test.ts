import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const ARN = 'arn:aws:iam::111122223333'

/** The bakery, in which the baker's role may do everything and ada writes her own policies. */
function night(): object {
  const lists = bakeryNight({ actions: '*' })
  const allow = { Effect: 'Allow', Action: ['iam:PutUserPolicy', 'ssm:StartSession'], Resource: '*' }
  const own = { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: [allow] } }
  const users = (lists['UserDetailList'] ?? []).map((user, index) =>
    index === 0 ? { ...user, UserPolicyList: [own] } : user,
  )
  return { ...lists, UserDetailList: users }
}
beforeAll(() => history([{ content: night(), takenAt: '2026-11-21T02:00:00Z' }], place))

async function paths(...argv: string[]) {
  return runCli(['paths', ...argv, '--db', db])
}

async function rows(...argv: string[]): Promise<readonly Record<string, unknown>[]> {
  const { stdout, code } = await paths(...argv, '-f', 'json')
  expect(code).toBe(0)
  return JSON.parse(stdout).rows
}

describe('paths', () => {
  test('everyone’s shortest, and what is done to resources that exist', async () => {
    expect(await rows()).toMatchObject([
      {
        principalArn: `${ARN}:user/ada`,
        targetArn: `${ARN}:user/ada`,
        technique: 'put-user-policy',
        references: ['iam-007'],
      },
      { principalArn: `${ARN}:user/ada`, targetArn: null, targetTier: null, technique: 'start-session-on-instance' },
    ])
  })
  test('to administrators alone', async () => {
    expect(await rows('--to', 'admin')).toMatchObject([{ technique: 'put-user-policy', targetTier: 'admin' }])
  })
  test('of a session are those of its role, which is said', async () => {
    const session = 'arn:aws:sts::111122223333:assumed-role/baker/dawn'
    const of = async (...argv: string[]) => (await paths(...argv, '-f', 'json')).stdout
    expect(await of(session)).toBe(await of('role/baker'))
    expect(await of('ada', '--to', session)).toBe(await of('ada', '--to', 'role/baker'))
    const { stderr } = await paths(session)
    expect(stderr).toContain(`${session} is a session: the paths are those of its role, whichever session\n`)
  })
  test('to administrators, and how many may go by resources that exist', async () => {
    const note =
      'has, or comes to, techniques on resources that exist, whose roles this night cannot show: rolecall paths lists them\n'
    expect((await paths('--to', 'admin')).stderr).toContain(`1 principal ${note}`)
    expect((await paths('ada', '--to', 'admin')).stderr).toContain(
      `${ARN}:user/ada has, or comes to, techniques on resources that exist, whose roles this night cannot show: rolecall paths ada lists them\n`,
    )
    expect((await paths('--to', 'role/baker')).stderr).toContain(`1 principal ${note}`)
    for (const argv of [[], ['ada'], ['--from', 'external'], ['--to', 'admin', '--quiet'], ['--to', 'user/ada']])
      expect((await paths(...argv)).stderr).not.toContain('on resources that exist')
  })
  test('from outside: the service that the role trusts', async () => {
    expect(await rows('--from', 'external')).toMatchObject([
      { principalArn: 'ec2.amazonaws.com', targetArn: `${ARN}:role/baker`, targetTier: 'admin', hops: [{}] },
    ])
  })
  test('a table names users and roles as commands take them', async () => {
    const { stdout } = await paths()
    expect(stdout).toContain('user/ada   put-user-policy → user/ada, given every permission')
  })
  test('of one principal, a table has the paths and not whose they are', async () => {
    const { stdout } = await paths('ada')
    expect(stdout).toMatch(/^decision +path +conditions +targetTier +evidence\n/)
  })
  test('markdown says paths in words, as a table does', async () => {
    const { stdout } = await paths('-f', 'markdown')
    expect(stdout).toContain('put-user-policy → user/ada, given every permission')
  })
  test('an administrator needs none', async () => {
    const { stdout, stderr } = await paths('role/baker', '-f', 'json')
    expect(JSON.parse(stdout).rows).toEqual([])
    expect(stderr).toContain(`${ARN}:role/baker is an administrator already`)
  })
  test('a cut names the grant, and whose routes go by it', async () => {
    expect(await rows('--cut')).toMatchObject([
      { rank: 1, count: 1, policyArn: `${ARN}:user/ada`, policyName: 'own', statement: 0 },
    ])
  })
  test('a table of a cut says in which policy a grant is, and whose', async () => {
    const { stdout, stderr } = await paths('--cut')
    expect(stderr).toContain('without these, 1 principal no longer comes to admin')
    expect(stderr).toContain(
      '1 principal has, or comes to, techniques on resources that exist, whose roles this night cannot show: the cut does not close these',
    )
    expect(stdout).toContain('inline policy own of user/ada (statement 0)')
  })
  test('a cut says what was not read, as paths do, and is no answer where that is asked for whole', async () => {
    const { UserDetailList, GroupDetailList } = bakeryNight()
    const part = await history([{ content: { UserDetailList, GroupDetailList }, takenAt: '2026-11-21T02:00:00Z' }])
    const cut = async (...more: string[]) => runCli(['paths', '--cut', '--db', part, '-f', 'json', ...more])
    const { stdout, stderr } = await cut()
    expect(JSON.parse(stdout).unknown).toContainEqual(expect.objectContaining({ part: 'roles', subjects: 'all' }))
    expect(stderr).toContain('unknown: roles: ')
    expect(stderr).toContain('nobody comes to admin: there is nothing to take away')
    expect(await cut('--require-complete')).toMatchObject({ code: 3 })
  })
  test('service control policies keep from it', async () => {
    const scp = save(place, 'scp.json', {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' },
      ],
    })
    expect(await rows('--to', 'admin', '--scp', scp)).toEqual([])
  })
  test.each([
    ['whom the night does not have', ['nobody'], /this night has no "nobody"/],
    ['a target that it does not have', ['--to', 'role/chief'], /this night has no "role\/chief"/],
    ['another source', ['--from', 'ada'], /--from: expected external, found "ada"/],
    ['no number of hops', ['--max-hops', 'many'], /--max-hops: expected a whole number from 1, found "many"/],
    ['whose and from where at once', ['ada', '--from', 'external'], /PRINCIPAL and --from exclude one another/],
    ['a cut from outside', ['--cut', '--from', 'external'], /--cut and --from exclude one another/],
    ['a cut of few hops', ['--cut', '--max-hops', '1'], /--cut and --max-hops exclude one another/],
    ['a target and whomever else', ['--to', 'role/baker', '--lateral'], /--lateral and --to exclude one another/],
    ['a role of another account', ['arn:aws:iam::444455556666:role/baker'], /is of another account than this night/],
    ['a group', ['--to', 'group/staff'], /group\/staff is a group/],
    ['nobody', ['--to', ''], /expected a user or role, found ""/],
  ])('%s is wrong usage', async (_, argv, message) => {
    const { code, stdout, stderr } = await paths(...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
