import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
const redact = (...more: readonly string[]) =>
  runCli(['snapshots', 'export', 'latest', '--db', db, '--redact', ...more])
beforeAll(() => history([{ content: bakeryNight(), takenAt: '2026-11-19T02:00:00Z' }], place))

test('a redacted night names nobody, and imports', async () => {
  const file = join(place, 'shared.json')
  expect(await redact('-o', file)).toMatchObject({ code: 0, stdout: '', stderr: '' })
  expect(readFileSync(file, 'utf8')).not.toMatch(/111122223333|"ada"|"bob"|baker|bread|AIDAADA/)
  const other = join(place, 'other.db')
  expect(await runCli(['import', file, '--db', other, '--taken-at', '2026-11-19T02:00:00Z'])).toMatchObject({ code: 0 })
  const counted = async (path: string) => {
    const { stdout } = await runCli(['snapshots', 'show', 'latest', '--db', path, '-f', 'json'])
    return JSON.parse(stdout).snapshot.counts
  }
  expect(await counted(other)).toEqual(await counted(db))
})

test('without a key it is another one each time', async () => {
  expect((await redact()).stdout).not.toBe((await redact()).stdout)
})

test('a key file is made where missing, for its owner alone, and read from then on', async () => {
  const key = join(place, 'redaction.key')
  const [first, second] = [await redact('--key', key), await redact('--key', key)]
  expect(first.stderr).toContain('a new key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(second).toEqual({ ...first, stderr: '' })
})

test.each([
  ['--key without --redact', ['--key', 'redaction.key'], '--key is of use beside --redact only'],
  ['a key that is short', ['--redact', '--key', join(place, 'short')], 'expected 16 bytes or more, found 5'],
  ['a key that is a folder', ['--redact', '--key', place], 'cannot be read'],
  ['a key in no folder', ['--redact', '--key', join(place, 'none', 'key')], 'cannot be made'],
])('%s is wrong usage', async (_, options, message) => {
  writeFileSync(join(place, 'short'), 'short\n')
  const { code, stdout, stderr } = await runCli(['snapshots', 'export', 'latest', '--db', db, ...options])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})
