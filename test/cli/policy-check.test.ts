import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { folder, history, runCli, save } from './run-cli.ts'

const policy = (members: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...members }],
})
const FINE = policy({})
const WARNED = policy({ Action: 's3:GetObjekt' })
const WRONG = policy({ Effect: 'allow' })

const row = {
  severity: 'warning',
  code: 'ACTION_UNKNOWN',
  statement: 0,
  sid: null,
  path: 'Statement[0].Action',
  message: 'AWS lists no action s3:GetObjekt',
  found: 's3:GetObjekt',
  expected: 's3:GetObject',
}

async function rowsOf(argv: readonly string[], stdin?: string | Buffer): Promise<readonly unknown[]> {
  const { stdout } = await runCli(['policy', 'check', ...argv, '-f', 'json'], stdin === undefined ? {} : { stdin })
  return (JSON.parse(stdout) as { rows: readonly unknown[] }).rows
}

describe('policy check', () => {
  test('finds what is wrong, with file, line and column, and opens no database', async () => {
    const file = save(folder(), 'p.json', JSON.stringify(WARNED, null, 2))
    const { code, stdout, stderr } = await runCli(['policy', 'check', file, '-f', 'json', '--db', '/nowhere/x.db'])
    expect({ code, ...JSON.parse(stdout) }).toEqual({
      code: 0,
      actionsAsOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      rows: [{ file, line: 6, column: 17, ...row }],
    })
    expect(stderr).toMatch(/^1 finding in 1 file; AWS's lists as of \d{4}-\d{2}-\d{2}\n$/)
  })

  test('reads several files, gzipped or not, and stdin', async () => {
    const place = folder()
    const plain = save(place, 'a.json', FINE)
    const packed = save(place, 'b.json.gz', gzipSync(JSON.stringify(WARNED)))
    expect(await rowsOf([plain, packed, '-'], JSON.stringify(WARNED))).toMatchObject([
      { file: packed, line: 1, code: 'ACTION_UNKNOWN' },
      { file: 'stdin', line: 1, code: 'ACTION_UNKNOWN' },
    ])
  })

  test('reads answers of the AWS CLI, in place', async () => {
    const answer = JSON.stringify({ PolicyVersion: { VersionId: 'v1', Document: WARNED } }, null, 4)
    expect(await rowsOf(['-'], answer)).toEqual([{ file: 'stdin', line: 9, column: 31, ...row }])
  })

  test('has no place for what was percent-encoded', async () => {
    const answer = { RoleName: 'oven', PolicyDocument: encodeURIComponent(JSON.stringify(WARNED)) }
    expect(await rowsOf(['-'], JSON.stringify(answer))).toEqual([{ file: 'stdin', line: null, column: null, ...row }])
  })

  test('takes the kind that it is told over what the file says', async () => {
    const answer = JSON.stringify({ RoleName: 'oven', PolicyDocument: policy({ Principal: '*' }) })
    expect(await rowsOf(['-'], answer)).toMatchObject([{ code: 'ELEMENT_NOT_ALLOWED', found: 'Principal' }])
    const asTrust = await rowsOf(['-', '--kind', 'trust'], answer)
    expect(asTrust).toMatchObject([
      { code: 'TRUST_ACTION_INVALID', found: 's3:GetObject' },
      { code: 'ELEMENT_NOT_ALLOWED', found: 'Resource' },
    ])
    expect(await rowsOf(['-', '--kind', 'resource'], answer)).toEqual([])
  })

  test.each([
    ['text that is no JSON', 'Statement:', 'SYNTAX_ERROR'],
    ['no text', '', 'SYNTAX_ERROR'],
    ['a comma too many', '{"Version": "2012-10-17",}', 'SYNTAX_ERROR'],
    ['a list of policies', JSON.stringify([FINE]), 'NOT_A_POLICY'],
  ])('tells %s', async (_, stdin, code) => {
    expect(await rowsOf(['-'], stdin)).toMatchObject([{ code }])
  })

  test.each([
    [FINE, 'info', 0],
    [WARNED, 'info', 1],
    [WARNED, 'warning', 1],
    [WARNED, 'error', 0],
    [WRONG, 'error', 1],
    [WRONG, null, 0],
  ])('of %j with --fail-on %s exits %d', async (document, severity, code) => {
    const argv = severity === null ? [] : ['--fail-on', severity]
    expect(await runCli(['policy', 'check', '-', ...argv], { stdin: JSON.stringify(document) })).toMatchObject({ code })
  })

  test.each([
    [
      ['--kind', 'rcp'],
      '--kind: expected managed, inline-user, inline-group, inline-role, trust, resource, scp, found "rcp"',
    ],
    [['--fail-on', 'high'], '--fail-on: expected error, warning, info, found "high"'],
    [['--at', 'latest'], '--at must not stand there'],
    [['/nowhere/p.json'], '/nowhere/p.json: cannot be read'],
    [['-f', 'xml'], '--format: expected'],
  ])('refuses %j', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(['policy', 'check', '-', ...argv], { stdin: '{}' })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  test('needs a file', async () => {
    expect(await runCli(['policy', 'check'])).toMatchObject({ code: 2, stdout: '' })
  })

  test('shows a table without what only machines read, and all with --verbose', async () => {
    const stdin = JSON.stringify(WARNED)
    const short = await runCli(['policy', 'check', '-'], { stdin })
    expect(short.stdout.split('\n')[0]?.split(/ +/)).toEqual([
      'file',
      'line',
      'column',
      'severity',
      'code',
      'message',
      'expected',
    ])
    const whole = await runCli(['policy', 'check', '-', '--verbose'], { stdin })
    expect(whole.stdout.split('\n')[0]).toContain('found')
  })

  test('writes every format', async () => {
    const place = folder()
    for (const format of ['csv', 'ndjson', 'markdown']) {
      const output = join(place, format)
      const argv = ['policy', 'check', '-', '-f', format, '-o', output, '--quiet']
      expect(await runCli(argv, { stdin: JSON.stringify(WARNED) })).toEqual({ code: 0, stdout: '', stderr: '' })
      expect(readFileSync(output, 'utf8')).toContain('s3:GetObjekt')
    }
  })

  test('does not write over what it reads', async () => {
    const file = save(folder(), 'p.json', FINE)
    expect(await runCli(['policy', 'check', file, '-o', file])).toMatchObject({ code: 2 })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(FINE)
  })

  test('no name in a document reaches the terminal as more than text', async () => {
    const stdin = JSON.stringify(policy({ Action: 's3:\u001B[2J', '\u001B]8;;x\u0007': 1 }))
    const { stdout, stderr } = await runCli(['policy', 'check', '-'], { stdin, width: 200, env: { NO_COLOR: '1' } })
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/)
  })
})

test('a document with a key twice is found in a night, from the text that the night kept', async () => {
  const night = bakeryNight({ actions: 's3:GetObject' })
  const text = '{"Version":"2012-10-17","Id":"a","Id":"b","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
  const users = [{ UserName: 'ada', UserPolicyList: [{ PolicyName: 'own', PolicyDocument: encodeURIComponent(text) }] }]
  const db = await history([{ content: withUsers(night, users), takenAt: '2026-11-21T02:00:00Z' }])
  const { stdout } = await runCli(['query', 'policy-lint', '--db', db, '-f', 'json'])
  expect((JSON.parse(stdout) as { rows: readonly { code: string }[] }).rows).toContainEqual(
    expect.objectContaining({ code: 'DUPLICATE_KEY', path: 'Id', policyName: 'own' }),
  )
})

test('a terminal of 120 columns shows who has a document with a mistake, and what is wrong', async () => {
  const night = bakeryNight({ actions: 's3:GetObject' })
  const text = JSON.stringify(policy({ Action: 's3:GetObjct' }))
  const users = [{ UserName: 'ada', UserPolicyList: [{ PolicyName: 'own', PolicyDocument: encodeURIComponent(text) }] }]
  const db = await history([{ content: withUsers(night, users), takenAt: '2026-11-21T02:00:00Z' }])
  const { stdout } = await runCli(['query', 'policy-lint', '--db', db], { width: 120, env: { NO_COLOR: '1' } })
  const [heading = '', , row = ''] = stdout.split('\n')
  expect(heading.split(/ +/)).toEqual(expect.arrayContaining(['resourceArn', 'statement', 'message', 'expected']))
  expect(row).toMatch(/:user\/ada .*AWS lists no action s3:GetObjct +s3:GetObject$/)
  expect([heading.length <= 120, row.length <= 120]).toEqual([true, true])
})

function withUsers(night: Readonly<Record<string, unknown>>, users: readonly object[]): object {
  const whole = users.map((user) => ({
    Arn: 'arn:aws:iam::111122223333:user/ada',
    UserId: 'AIDAADA00000000000000',
    Path: '/',
    CreateDate: '2026-01-01T00:00:00Z',
    GroupList: [],
    AttachedManagedPolicies: [],
    ...user,
  }))
  return { ...night, UserDetailList: whole }
}
