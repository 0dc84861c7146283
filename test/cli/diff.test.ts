import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
beforeAll(() =>
  history(
    [
      {
        content: bakeryNight({ users: ['ada'], actions: ['s3:GetObject', 's3:PutObject'] }),
        takenAt: '2026-11-18T02:00:00Z',
      },
      {
        content: bakeryNight({ users: ['ada'], actions: ['s3:PutObject', 's3:GetObject'] }),
        takenAt: '2026-11-19T02:00:00Z',
      },
      { content: bakeryNight({ lastUsed: '2026-11-11T03:00:00+00:00' }), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight({ lastUsed: '2026-11-12T03:00:00+00:00' }), takenAt: '2026-11-21T02:00:00Z' },
      { content: { RoleDetailList: bakeryNight()['RoleDetailList'] }, takenAt: '2026-11-22T02:00:00Z' },
    ],
    place,
  ),
)

async function diff(...argv: string[]) {
  const { code, stdout, stderr } = await runCli(['diff', ...argv, '--db', db, '-f', 'json'])
  return { code, stderr, diff: code < 2 ? JSON.parse(stdout) : null }
}

test('compares the last two nights unless said', async () => {
  const { diff: found } = await diff()
  expect([found.from.id, found.to.id]).toEqual([4, 5])
})

test('names both nights, and counts by class and change', async () => {
  const { diff: found, stderr } = await diff('id:2', 'id:3')
  expect(found).toMatchObject({
    from: { id: 2, takenAt: '2026-11-19T02:00:00Z' },
    to: { id: 3, takenAt: '2026-11-20T02:00:00Z' },
    incomparable: [],
  })
  expect(found.changes).toContainEqual(
    expect.objectContaining({ class: 'posture', change: 'added', kind: 'user', name: 'bob', facet: 'entity' }),
  )
  const added = found.changes.filter((change: { change: string }) => change.change === 'added').length
  expect(found.summary.posture.added).toBe(added)
  expect(stderr).toContain('2026-11-19T02:00:00Z')
})

test('of a night with itself is empty', async () => {
  expect((await diff('latest', 'latest')).diff.changes).toEqual([])
})

describe('edits without effect', () => {
  test('are hidden', async () => {
    expect((await diff('id:1', 'id:2')).diff.changes).toEqual([])
  })
  test('are shown with --all, as equal', async () => {
    const { changes } = (await diff('id:1', 'id:2', '--all')).diff
    expect(changes).toMatchObject([{ facet: 'inline-policy', key: 'bake', change: 'modified', effect: 'equal' }])
  })
})

describe('activity', () => {
  test('is hidden, and not counted as none', async () => {
    const { changes, summary } = (await diff('id:3', 'id:4')).diff
    expect(changes).toEqual([])
    expect(summary).not.toHaveProperty('activity')
  })
  test('is shown with --include activity', async () => {
    const { changes } = (await diff('id:3', 'id:4', '--include', 'activity')).diff
    expect(changes).toMatchObject([{ class: 'activity', facet: 'usage', name: 'baker' }])
  })
  test('nothing else can be included', async () => {
    expect(await diff('id:3', 'id:4', '--include', 'weather')).toMatchObject({ code: 2 })
  })
})

describe('--class', () => {
  const classesOf = ({ diff: found }: Awaited<ReturnType<typeof diff>>) => [
    ...new Set<string>(found.changes.map((change: { class: string }) => change.class)),
  ]
  test('shows changes of these classes alone, and counts no other', async () => {
    const found = await diff('id:2', 'id:3', '--class', 'posture')
    expect(classesOf(found)).toEqual(['posture'])
    expect(Object.keys(found.diff.summary)).toEqual(['posture'])
    expect((await diff('id:2', 'id:3', '--class', 'aws')).diff.changes).toEqual([])
  })
  test('may name several; activity needs no other option', async () => {
    expect(classesOf(await diff('id:3', 'id:4', '--class', 'activity'))).toEqual(['activity'])
    const { diff: found } = await diff('id:2', 'id:3', '--class', 'aws', '--class', 'posture,activity')
    expect(Object.keys(found.summary)).toEqual(['posture', 'activity', 'aws'])
  })
  test.each([
    ['1 where something of it changed', ['id:2', 'id:3', '--class', 'posture'], 1],
    ['0 where only others changed', ['id:2', 'id:3', '--class', 'aws'], 0],
    ['1 where it is activity that changed', ['id:3', 'id:4', '--class', 'activity'], 1],
  ])('with --exit-code is %s', async (_, argv, code) => {
    expect(await diff(...argv, '--exit-code')).toMatchObject({ code })
  })
  test('of another name is wrong usage', async () => {
    const { code, stderr } = await diff('--class', 'postures')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'diff: --class: expected posture, activity, aws, found "postures"\n',
    })
  })
})

describe('a part that one night lacks', () => {
  test('is incomparable, never a removal', async () => {
    const { code, diff: found, stderr } = await diff('id:4', 'id:5')
    expect(code).toBe(0)
    expect(found.changes).toEqual([])
    expect(found.incomparable.map(({ part }: { part: string }) => part)).toEqual([
      'users',
      'groups',
      'customer-policies',
      'aws-policies',
    ])
    expect(stderr).toContain('incomparable: users')
  })
})

describe('--exit-code', () => {
  test.each([
    ['0 where nothing changed', ['latest', 'latest'], 0],
    ['0 where an edit had no effect', ['id:1', 'id:2'], 0],
    ['0 where only activity changed', ['id:3', 'id:4', '--include', 'activity'], 0],
    ['1 where something changed', ['id:2', 'id:3'], 1],
  ])('%s', async (_, argv, code) => {
    expect(await diff(...argv, '--exit-code')).toMatchObject({ code })
  })
  test('without it, changes exit 0', async () => {
    expect(await diff('id:2', 'id:3')).toMatchObject({ code: 0 })
  })
})

describe('nights that cannot be compared', () => {
  test('of one night only: exit 2, saying what there is', async () => {
    const own = await history([{ content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' }])
    const { code, stdout, stderr } = await runCli(['diff', '--db', own])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('latest~1')
    expect(stderr).toContain('2026-11-21T02:00:00Z')
  })
  test('of two accounts, by id: exit 2', async () => {
    const own = await history([
      { content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' },
      { content: bakeryNight({ account: '444455556666' }), takenAt: '2026-11-21T03:00:00Z' },
    ])
    const { code, stderr } = await runCli(['diff', 'id:1', 'id:2', '--db', own])
    expect(code).toBe(2)
    expect(stderr).toContain('444455556666')
  })
})

test('the table shows a document as such, not its text', async () => {
  const { stdout } = await runCli(['diff', 'id:1', 'id:2', '--all', '--db', db])
  expect(stdout).toContain('(document)')
})
