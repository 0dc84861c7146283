import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { AUTHORIZATION_PARTS, PARTS } from '../../src/model/part.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { bakeryNight } from './bakery-night.ts'
import { folder, history, runCli } from './run-cli.ts'

const takenAt = '2026-11-21T02:00:00Z'
const whole = () => history([{ content: bakeryNight({ tags: {} }), takenAt }])

/** A night in which only the roles were read. */
const rolesOnly = () => {
  const { RoleDetailList } = bakeryNight({ tags: {} })
  return history([{ content: { RoleDetailList }, takenAt }])
}

/** Parameters without which a query has nothing to ask. */
const GIVEN: ReadonlyMap<string, readonly string[]> = new Map([
  ['compare-principals', ['first=ada', 'second=baker']],
  ['who-can-do-action', ['action=s3:GetObject']],
  ['policy-attached-to', ['policy=recipes']],
  ['principal-effective-policies', ['principal=ada']],
  ['boundary-wrong', ['expected=recipes']],
])

/** Parts that saved authorization details never hold. */
const NOT_IN_A_FILE = new Set<string>(PARTS.filter((part) => !AUTHORIZATION_PARTS.some((name) => name === part)))

describe('without a name', () => {
  test('lists every query', async () => {
    const { code, stdout } = await runCli(['query', '-f', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).queries.map(({ name }: { name: string }) => name)).toEqual(
      QUERIES.map(({ name }) => name),
    )
  })
  test('the table has names and titles', async () => {
    const { stdout } = await runCli(['query'])
    for (const { name } of QUERIES) expect(stdout).toContain(name)
  })
})

describe('a question that IAM data cannot answer', () => {
  const asked = ['query', 'scp-effective']
  test('exits 3 with the reason and what could answer it', async () => {
    const { code, stdout, stderr } = await runCli([...asked, '--db', await whole(), '-f', 'json'])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('query scp-effective cannot be answered from IAM data: the policies of an organization')
    expect(stderr).toContain('What could answer it: organizations:ListPolicies')
  })
  test('is described as such, for people and in JSON', async () => {
    const { stdout } = await runCli([...asked, '--describe'])
    expect(stdout).toContain('inventory, severity info; cannot be answered from IAM data: the policies')
    expect(stdout).toContain('what could answer it: organizations:ListPolicies')
    expect(JSON.parse((await runCli([...asked, '--describe', '-f', 'json'])).stdout)).toMatchObject({
      needs: [],
      columns: [],
      beyondIam: { reason: expect.stringMatching(/^the policies/), source: expect.stringMatching(/^organizations:/) },
    })
  })
  test('stands in the list as such', async () => {
    const { queries } = JSON.parse((await runCli(['query', '-f', 'json'])).stdout)
    const listed = (name: string) => queries.find((query: { name: string }) => query.name === name)
    expect(listed('scp-effective')).toMatchObject({ theme: 'beyond-iam', beyondIam: { reason: expect.any(String) } })
    expect(listed('untagged-roles')).toMatchObject({ theme: 'tags', beyondIam: null })
    expect((await runCli(['query'])).stdout).toMatch(/^scp-effective +beyond-iam +info /m)
  })
})

describe('a search', () => {
  const found = async (...argv: string[]): Promise<readonly string[]> => {
    const { stdout, code } = await runCli(['query', ...argv, '-f', 'json'])
    expect(code).toBe(0)
    return JSON.parse(stdout).queries.map(({ name }: { name: string }) => name)
  }
  test('finds what a query says of itself, in any letter case', async () => {
    expect(await found('--search', 'Confused')).toEqual([
      'resource-policy-confused-deputy',
      'role-trust-confused-deputy',
    ])
  })
  test('finds controls of others, which a description names', async () => {
    expect(await found('--search', 'security hub iam.26')).toEqual(['server-certificate-expired'])
    const asked = ['query', 'server-certificate-expired', '--describe']
    expect((await runCli(asked)).stdout).toContain('controls: Security Hub IAM.26, CIS AWS Foundations v5.0.0 1.18')
    const { controls } = JSON.parse((await runCli([...asked, '-f', 'json'])).stdout)
    expect(controls).toContain('Security Hub IAM.26')
  })
  test('needs every word, theme and part to fit', async () => {
    expect(await found('--search', 'root', '--search', 'mfa', '--theme', 'account', '--needs', 'virtual-mfa')).toEqual([
      'root-hardware-mfa-missing',
    ])
  })
  test('that finds nothing says so, and is no error', async () => {
    const { code, stdout, stderr } = await runCli(['query', '--search', 'sourdough', '-f', 'json'])
    expect({ code, queries: JSON.parse(stdout).queries }).toEqual({ code: 0, queries: [] })
    expect(stderr).toContain('no query says all of this')
  })
  test.each([
    [['--theme', 'acount'], 'Did you mean account'],
    [['--needs', 'rolls'], 'Did you mean roles'],
    [['role-unused', '--search', 'role'], 'the name role-unused must not stand beside it'],
  ])('%j is wrong usage', async (argv, message) => {
    const { code, stderr } = await runCli(['query', ...argv])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('what IAM data cannot answer', () => {
  test('exits 3, with the reason and what could', async () => {
    const { code, stdout, stderr } = await runCli(['query', 'who-changed-it', '--db', await whole()])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('cannot be answered from IAM data')
    expect(stderr).toContain('CloudTrail')
  })
  test('is told from a description too', async () => {
    const { stdout } = await runCli(['query', 'who-changed-it', '--describe'])
    expect(stdout).toContain('what could answer it: CloudTrail')
  })
})

describe('a name', () => {
  test.each(QUERIES.map(({ name }) => [name]))('%s answers', async (name) => {
    const db = await whole()
    const listed = JSON.parse((await runCli(['query', name, '--describe', '-f', 'json'])).stdout)
    const params = (GIVEN.get(name) ?? []).flatMap((given) => ['--param', given])
    const { code, stdout, stderr } = await runCli(['query', name, '--db', db, '-f', 'json', ...params])
    if (listed.needs.every((part: string) => NOT_IN_A_FILE.has(part))) {
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
      expect(stderr).toContain(listed.needs[0] ?? listed.beyondIam.reason)
      return
    }
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({ query: name, snapshot: { id: 1, account: '111122223333', takenAt } })
    expect(answer.columns).toEqual(listed.columns)
    for (const row of answer.rows) expect(Object.keys(row)).toEqual(answer.columns)
  })
  test('that is unknown exits 2, and is answered with what is near', async () => {
    const { code, stdout, stderr } = await runCli(['query', 'untaged-roles'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('untagged-roles')
  })
})

describe('--param', () => {
  test('is taken, and named by --describe', async () => {
    const db = await whole()
    const ask = async (days: string) => {
      const argv = ['query', 'role-unused', '--db', db, '-f', 'csv', '--param', `days=${days}`]
      return (await runCli(argv)).stdout.split('\r\n').length
    }
    expect(await ask('5')).toBe((await ask('300')) + 1)
    expect((await runCli(['query', 'role-unused', '--describe'])).stdout).toContain('days')
  })
  test.each(['days', 'days=x', 'days=-1', 'weeks=3', '__proto__=1', 'constructor=1'])(
    '%s is wrong usage',
    async (given) => {
      const { code, stdout, stderr } = await runCli(['query', 'role-unused', '--db', await whole(), '--param', given])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('days')
    },
  )
  test('given twice is wrong usage', async () => {
    const twice = ['--param', 'days=1', '--param', 'days=2']
    expect(await runCli(['query', 'role-unused', '--db', await whole(), ...twice])).toMatchObject({ code: 2 })
  })
})

describe('what the night lacks', () => {
  test('where every part is missing there is no answer: exit 3', async () => {
    const { code, stdout, stderr } = await runCli(['query', 'untagged-users', '--db', await rolesOnly()])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('users')
  })
  test('nothing is written then', async () => {
    const file = join(folder(), 'x.csv')
    expect(await runCli(['query', 'untagged-users', '--db', await rolesOnly(), '-o', file])).toMatchObject({ code: 3 })
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })
  test('where some part was read, `unknown` names the others, and stderr repeats them in a line', async () => {
    const db = await rolesOnly()
    const { code, stdout, stderr } = await runCli(['query', 'boundary-coverage', '--db', db, '-f', 'json'])
    expect(code).toBe(0)
    const { unknown, rows } = JSON.parse(stdout)
    expect(rows).not.toEqual([])
    expect(unknown).toContainEqual({ part: 'users', reason: expect.any(String), subjects: 'all' })
    expect(stderr).toMatch(/^unknown: users: .*: all$/m)
    expect((await runCli(['query', 'boundary-coverage', '--db', db])).stderr).toBe(stderr)
  })
  test('--require-complete makes it exit 3; the answer is still given', async () => {
    const argv = ['query', 'boundary-coverage', '--db', await rolesOnly(), '-f', 'csv']
    const { code, stdout, stderr } = await runCli([...argv, '--require-complete'])
    expect(code).toBe(3)
    expect(stdout).toBe((await runCli(argv)).stdout)
    expect(stderr).toContain('users')
  })
  test('--require-complete changes nothing where nothing is unknown', async () => {
    const argv = ['query', 'untagged-roles', '--db', await whole(), '--require-complete']
    expect(await runCli(argv)).toMatchObject({ code: 0, stderr: '' })
  })
})

test('same input, same bytes', async () => {
  const [a, b] = [await whole(), await whole()]
  for (const format of ['table', 'csv', 'json', 'ndjson', 'markdown']) {
    const ask = (db: string) => runCli(['query', 'untagged-roles', '--db', db, '-f', format])
    expect(await ask(a)).toEqual(await ask(b))
  }
})
