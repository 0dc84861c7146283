import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { beforeAll, describe, expect, test } from 'vitest'

import { openForRecording, recordAttempt } from '../../src/store/index.ts'
import { bakeryNight } from './bakery-night.ts'
import { folder, history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const nights = [
  { content: bakeryNight({ users: ['one'] }), takenAt: '2026-11-19T02:00:00Z' },
  { content: bakeryNight({ users: ['one', 'two'] }), takenAt: '2026-11-20T02:00:00Z', more: ['--label', 'before'] },
  { content: bakeryNight({ users: ['two'] }), takenAt: '2026-11-21T02:00:00Z' },
]
beforeAll(() => history(nights, place))

describe('list', () => {
  test('is what `snapshots` alone means', async () => {
    const [short, long] = [await runCli(['snapshots', '--db', db]), await runCli(['snapshots', 'list', '--db', db])]
    expect(short).toEqual(long)
    expect(short.stdout).toContain('before')
  })
  test('refuses an account that it does not know', async () => {
    const { code, stderr } = await runCli(['snapshots', '--db', db, '--account', '999999999999'])
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('999999999999') })
  })
  test('shows the attempts of an account with its nights, and of one that has no night', async () => {
    const shelf = folder()
    const own = await history(nights, shelf)
    const open = openForRecording(own)
    const attempt = { startedAt: '2026-11-22T02:00:00Z', endedAt: '2026-11-22T02:01:00Z', reason: 'denied' }
    for (const account of ['111122223333', '444455556666']) recordAttempt(open, own, { account, ...attempt })
    open.close()
    const of = async (account: string) => {
      const { code, stdout } = await runCli(['snapshots', 'list', '--db', own, '--account', account, '-f', 'json'])
      const { snapshots, attempts } = JSON.parse(stdout)
      return { code, nights: snapshots.length, attempts }
    }
    expect(await of('111122223333')).toEqual({
      code: 0,
      nights: 3,
      attempts: [{ account: '111122223333', ...attempt }],
    })
    expect(await of('444455556666')).toEqual({
      code: 0,
      nights: 0,
      attempts: [{ account: '444455556666', ...attempt }],
    })
  })
  test('shows nights by account and time, without their warnings', async () => {
    const { stdout } = await runCli(['snapshots', '--db', db, '-f', 'json'])
    const { snapshots, attempts } = JSON.parse(stdout)
    expect(snapshots.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3])
    expect(snapshots[0]).not.toHaveProperty('warnings')
    expect(attempts).toEqual([])
  })
})

describe('show', () => {
  test('has parts, counts and warnings', async () => {
    const { stdout } = await runCli(['snapshots', 'show', 'before', '--db', db, '-f', 'json'])
    expect(JSON.parse(stdout).snapshot).toMatchObject({ id: 2, label: 'before', counts: { users: 2 }, warnings: [] })
  })
  test('as a table, a part a line', async () => {
    const { stdout } = await runCli(['snapshots', 'show', 'before', '--db', db])
    expect(stdout).toMatch(/^id:2 .*111122223333.*2026-11-20T02:00:00Z.*before/)
    expect(stdout).toMatch(/^users +complete +2/m)
  })
})

describe('export', () => {
  test("gives back the AWS CLI's shape, to stdout whatever the format", async () => {
    const { stdout } = await runCli(['snapshots', 'export', 'before', '--db', db])
    expect(JSON.parse(stdout)).toEqual(nights[1]?.content)
  })
  test('imports again as the same night', async () => {
    const out = folder()
    const file = join(out, 'again.json.gz')
    await runCli(['snapshots', 'export', 'before', '--db', db, '-o', file])
    expect(JSON.parse(gunzipSync(readFileSync(file)).toString())).toEqual(nights[1]?.content)
    const again = await runCli(['import', file, '--db', db, '--taken-at', '2026-11-20T02:00:00Z'])
    expect(again).toMatchObject({ code: 0 })
    expect(again.stderr).toContain('already recorded: id:2')
  })
  test('gives back members that nobody knows', async () => {
    const odd = { ...bakeryNight(), Novelty: { deep: [1, 'two', null] } }
    const own = await history([{ content: odd, takenAt: '2026-11-20T02:00:00Z' }])
    const { stdout } = await runCli(['snapshots', 'export', 'latest', '--db', own])
    expect(JSON.parse(stdout)).toEqual(odd)
  })
})

describe('what says nothing here is wrong usage', () => {
  test.each([
    [['snapshots', '--at', 'first']],
    [['snapshots', 'list', '--at', 'first']],
    [['--at', 'first', 'snapshots']],
    [['snapshots', 'show', 'latest', '--at', 'first']],
  ])('--at: %j', async (argv) => {
    const { code, stdout, stderr } = await runCli([...argv, '--db', db])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--at')
  })
  test.each(['csv', 'table', 'ndjson', 'yaml'])('export -f %s', async (format) => {
    const { code, stdout, stderr } = await runCli(['snapshots', 'export', 'latest', '-f', format, '--db', db])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('expected json')
  })
  test('export -f json is what it is anyway', async () => {
    const argv = ['snapshots', 'export', 'latest', '--db', db]
    expect(await runCli([...argv, '-f', 'json'])).toEqual(await runCli(argv))
  })
})

test.each(['list', 'show', 'export', 'remove'])('%s --help begins as a sentence', async (name) => {
  expect((await runCli(['snapshots', name, '--help'])).stdout).toMatch(/^Usage: .*\n\n[A-Z]/)
})

describe('remove', () => {
  test('with an output that is a directory is refused beforehand', async () => {
    const own = await history(nights)
    const { code, stderr } = await runCli(['snapshots', 'remove', 'latest', '--db', own, '-o', folder()])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('directory') })
    expect(await runCli(['snapshots', 'show', 'id:3', '--db', own])).toMatchObject({ code: 0 })
  })
  test('forgets one night; the others stay as they are', async () => {
    const own = await history(nights)
    const before = await runCli(['snapshots', 'export', 'latest', '--db', own])
    const { code, stdout, stderr } = await runCli(['snapshots', 'remove', 'before', '--db', own, '-f', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).removed.id).toBe(2)
    expect(stderr).toContain('id:2')
    expect(await runCli(['snapshots', 'export', 'latest', '--db', own])).toEqual(before)
    const { stdout: list } = await runCli(['snapshots', '--db', own, '-f', 'csv'])
    expect(list.split('\r\n')).toHaveLength(4)
  })
  test('an id is never used again', async () => {
    const own = await history(nights)
    await runCli(['snapshots', 'remove', 'id:3', '--db', own])
    const file = save(folder(), 'n.json', bakeryNight())
    await runCli(['import', file, '--db', own, '--taken-at', '2026-11-22T02:00:00Z'])
    expect(await runCli(['snapshots', 'show', 'id:3', '--db', own])).toMatchObject({ code: 2 })
    expect(await runCli(['snapshots', 'show', 'id:4', '--db', own])).toMatchObject({ code: 0 })
  })
  test('the last night leaves an empty history that says what to do', async () => {
    const own = await history([nights[0]!])
    await runCli(['snapshots', 'remove', 'latest', '--db', own])
    expect(await runCli(['snapshots', '--db', own])).toMatchObject({ code: 0 })
    const { code, stderr } = await runCli(['query', 'untagged-roles', '--db', own])
    expect(code).toBe(2)
    expect(stderr).toContain('rolecall import')
  })
  test('of no such night changes nothing', async () => {
    expect(await runCli(['snapshots', 'remove', 'id:9', '--db', db])).toMatchObject({ code: 2, stdout: '' })
  })
})
