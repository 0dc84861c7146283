import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, sharedFolder } from './run-cli.ts'

describe('REF', () => {
  const place = sharedFolder()
  const db = join(place, 'history.db')
  beforeAll(() =>
    history(
      [
        {
          content: bakeryNight({ users: ['one'] }),
          takenAt: '2026-11-01T02:00:00Z',
          more: ['--label', 'before-migration'],
        },
        { content: bakeryNight({ users: ['two'] }), takenAt: '2026-11-01T23:59:59Z', more: ['--label', 'b.2_x'] },
        { content: bakeryNight({ users: ['three'] }), takenAt: '2026-11-02T00:00:00Z' },
      ],
      place,
    ),
  )
  test.each([
    ['latest', 3],
    ['latest~0', 3],
    ['latest~1', 2],
    ['latest~2', 1],
    ['first', 1],
    ['id:2', 2],
    ['2026-11-01', 2],
    ['2026-11-02', 3],
    ['2026-12-24', 3],
    ['2026-11-01T02:00:00Z', 1],
    ['2026-11-01T12:00:00Z', 1],
    ['2026-11-01T23:59:59.999Z', 2],
    ['before-migration', 1],
    ['b.2_x', 2],
  ])('%s is night %i, as --at and as a positional', async (ref, id) => {
    const asked = await runCli(['query', 'untagged-users', '--db', db, '--at', ref, '-f', 'json'])
    expect(JSON.parse(asked.stdout).snapshot.id).toBe(id)
    const shown = await runCli(['snapshots', 'show', ref, '--db', db, '-f', 'json'])
    expect(JSON.parse(shown.stdout).snapshot.id).toBe(id)
  })
  test.each(['latest~3', 'id:99', '2026-10-31', 'nosuchlabel', 'latest~', 'LATEST', '2026-99-99', ''])(
    'no night is meant by %j: exit 2',
    async (ref) => {
      const { code, stdout, stderr } = await runCli(['query', 'untagged-users', '--db', db, '--at', ref])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).not.toBe('')
    },
  )
  test.each([
    [['snapshots', 'show', 'latest']],
    [['snapshots', 'export', 'latest']],
    [['snapshots', 'remove', 'latest']],
    [['diff', 'latest~1', 'latest']],
    [['diff']],
  ])('--at beside a positional one is wrong usage: %j', async (argv) => {
    expect(await runCli([...argv, '--at', 'latest', '--db', db])).toMatchObject({ code: 2, stdout: '' })
  })
})
