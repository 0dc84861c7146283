import { join } from 'node:path'
import { readFileSync } from 'node:fs'

import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
beforeAll(() => history([{ content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' }], place))

const ALLOW_ALL = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const ACCOUNT_TRUST = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:user/ada' },
    Action: 'sts:AssumeRole',
  },
}

function whatIf(...argv: readonly string[]): ReturnType<typeof runCli> {
  return runCli(['what-if', ...argv, '--db', db])
}

describe('an outcome', () => {
  test('a trust and a policy that make a path, in JSON', async () => {
    const all = save(place, 'all.json', ALLOW_ALL)
    const trust = save(place, 'trust.json', ACCOUNT_TRUST)
    const { code, stdout, stderr } = await whatIf(
      '--put-inline',
      `role/baker:bake=${all}`,
      '--trust',
      `role/baker=${trust}`,
      '-f',
      'json',
    )
    expect(code).toBe(0)
    const { changes, tiers, paths, incomparable } = JSON.parse(stdout)
    expect(changes.map(({ facet, effect }: { facet: string; effect: string }) => [facet, effect])).toEqual([
      ['inline-policy', 'broader'],
      ['trust', 'different'],
    ])
    expect(
      tiers.map(({ principalArn, before, after }: Record<string, string>) => [principalArn, before, after]),
    ).toEqual([
      ['arn:aws:iam::111122223333:role/baker', 'other', 'admin'],
      ['arn:aws:iam::111122223333:user/ada', 'other', 'reaches-admin'],
    ])
    expect(
      paths.opened.map(({ principalArn, targetArn, technique }: Record<string, string>) => [
        principalArn,
        targetArn,
        technique,
      ]),
    ).toContainEqual(['arn:aws:iam::111122223333:user/ada', 'arn:aws:iam::111122223333:role/baker', 'assume-role'])
    expect(paths.closed).toEqual([])
    expect(incomparable).toEqual([])
    expect(stderr).toMatch(/^2 planned: 2 changes; posture: 2 modified; paths: \d+ opened, 0 closed$/m)
  })

  test('a table shows the diff first, then tiers, then paths; CSV has the same rows', async () => {
    const all = save(place, 'all.json', ALLOW_ALL)
    const argv = ['--put-inline', `user/ada:all=${all}`, '--put-inline', `role/baker:bake=${all}`]
    const table = await whatIf(...argv)
    const order = table.stdout.split('\n').flatMap((line) => /^(posture|tier|path) /.exec(line)?.[1] ?? [])
    expect(order.slice(0, 4)).toEqual(['posture', 'posture', 'tier', 'tier'])
    const csv = await whatIf(...argv, '-f', 'csv')
    const rows: readonly Record<string, string>[] = parse(csv.stdout, { columns: true })
    expect(rows.map((row) => row['class'])).toEqual(order)
  })

  test('options are followed in the order in which they stand', async () => {
    const create = ['--create', 'user/eve']
    const join = ['--add-to-group', 'user/eve=staff']
    expect(await whatIf(...create, ...join)).toMatchObject({ code: 0 })
    const { code, stderr } = await whatIf(...join, ...create)
    expect(code).toBe(2)
    expect(stderr).toMatch(/--add-to-group user\/eve=staff: AddUserToGroup: expected user "eve"/)
  })

  test('nothing is written to the history', async () => {
    const before = readFileSync(db)
    await whatIf('--delete', 'policy/nothing')
    await whatIf('--untag', 'role/baker:team')
    expect(readFileSync(db).equals(before)).toBe(true)
  })
})

describe('--commands', () => {
  test.each([
    [
      ['--detach', 'group/staff=recipes'],
      'detach-group-policy --group-name staff --policy-arn arn:aws:iam::111122223333:policy/recipes',
    ],
    [['--delete-inline', 'role/baker:bake'], 'delete-role-policy --role-name baker --policy-name bake'],
    [
      ['--boundary', 'role/baker=policy/recipes'],
      'put-role-permissions-boundary --role-name baker --permissions-boundary arn:aws:iam::111122223333:policy/recipes',
    ],
    [
      ['--tag', 'arn:aws:iam::111122223333:role/baker:a:b=c=d'],
      `tag-role --role-name baker --tags '[{"Key":"a:b","Value":"c=d"}]'`,
    ],
    [['--untag', 'role/baker:team'], `untag-role --role-name baker --tag-keys '["team"]'`],
    [['--create', 'group/night/guards'], 'create-group --group-name guards --path /night/'],
    [['--create', 'instance-profile/cold'], 'create-instance-profile --instance-profile-name cold'],
    [['--remove-from-group', 'user/ada=group/staff'], 'remove-user-from-group --group-name staff --user-name ada'],
    [
      ['--remove-from-profile', 'role/baker=oven'],
      'remove-role-from-instance-profile --instance-profile-name oven --role-name baker',
    ],
  ])('%j', async (argv, expected) => {
    expect(await whatIf(...argv, '--commands')).toEqual({ code: 0, stdout: `aws iam ${expected}\n`, stderr: '' })
  })

  test('documents from files; what is created is known by its name', async () => {
    const all = save(place, 'all.json', { PolicyVersion: { Document: ALLOW_ALL } })
    const { stdout } = await whatIf('--create', `policy/team/all=${all}`, '--attach', 'user/ada=all', '--commands')
    expect(stdout).toBe(
      `aws iam create-policy --policy-name all --path /team/ --policy-document '${JSON.stringify(ALLOW_ALL)}'\n` +
        'aws iam attach-user-policy --user-name ada --policy-arn arn:aws:iam::111122223333:policy/team/all\n',
    )
  })

  test('a plan that cannot be made prints none', async () => {
    const { code, stdout } = await whatIf('--untag', 'role/baker:team', '--delete', 'group/staff', '--commands')
    expect([code, stdout]).toEqual([2, ''])
  })
})

test.each([
  ['nothing planned', [], /expected a change, found none/],
  ['no entity', ['--delete', 'baker'], /--delete baker: expected user\/NAME or .*, found "baker"/],
  ['an entity of another kind', ['--trust', 'user/ada=x.json'], /expected role\/NAME, found "user\/ada"/],
  ['no policy', ['--attach', 'role/baker'], /expected ENTITY=POLICY, found "role\/baker"/],
  ['a name with an equals sign', ['--attach', 'user/a=b=arn:aws:iam::aws:policy/X'], /expected user "a=b", found none/],
  ['an unknown policy', ['--attach', 'role/baker=recips'], /no managed policy "recips"[^]*Did you mean recipes/],
  ['no key', ['--untag', 'role/baker'], /expected ENTITY:KEY, found/],
  ['a role without a trust policy', ['--create', 'role/new'], /expected role\/new=FILE, with its trust policy/],
  ['a user with a file', ['--create', 'user/new=x.json'], /expected only user\/new/],
  ['a file that is not there', ['--trust', 'role/baker=nowhere.json'], /nowhere\.json: cannot be read/],
  ['commands in a format', ['--delete', 'user/ada', '--commands', '-f', 'json'], /exclude one another/],
])('%s is wrong usage', async (_, argv, says) => {
  const { code, stdout, stderr } = await whatIf(...argv)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(says)
})
