import { join } from 'node:path'

import { expect, test } from 'vitest'

import { folder, runCli, save } from './run-cli.ts'

const ADA = {
  Arn: 'arn:aws:iam::111122223333:user/ada',
  UserName: 'ada',
  GroupList: ['bakers'],
  AttachedManagedPolicies: [],
  Tags: [],
}
const BAKERS = {
  Arn: 'arn:aws:iam::111122223333:group/bakers',
  GroupName: 'bakers',
  GroupPolicyList: [],
  AttachedManagedPolicies: [],
}
const whole = { UserDetailList: [ADA], GroupDetailList: [BAKERS], RoleDetailList: [], Policies: [] }

test('a list that came empty although others refer into it is unknown, not none', async () => {
  const place = folder()
  const db = join(place, 'history.db')
  const take = async (name: string, content: object, at: string) =>
    runCli(['import', save(place, name, content), '--taken-at', at, '--db', db])
  await take('whole.json', whole, '2026-11-20')
  const { code, stderr } = await take('users.json', { ...whole, GroupDetailList: [] }, '2026-11-21')
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('LIST_EMPTY: groups') })

  const diff = JSON.parse((await runCli(['diff', '--db', db, '-f', 'json'])).stdout)
  expect(diff.changes).toEqual([])
  expect(diff.incomparable).toEqual([
    { part: 'groups', reason: expect.stringContaining('no groups in the input, but 1 of them are referred to') },
  ])
  const empty = JSON.parse((await runCli(['query', 'group-empty', '--db', db, '-f', 'json'])).stdout)
  expect(empty).toMatchObject({ rows: [], unknown: [{ part: 'groups', subjects: 'all' }] })
  const shown = JSON.parse((await runCli(['snapshots', 'show', 'latest', '--db', db, '-f', 'json'])).stdout)
  expect(shown.snapshot.parts.groups).toMatchObject({ status: 'complete', count: 0 })
})
