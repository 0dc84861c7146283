import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { folder, history, runCli, save, type World } from './run-cli.ts'

const takenAt = '2026-11-21T02:00:00Z'
const night = () => history([{ content: bakeryNight({ tags: { oven: 'hot' } }), takenAt }])
const needs = (key: string) => ({ requiredTags: { roles: [key] } })

/** Which keys the roles of the night lack. */
async function missing(db: string, world: World = {}, ...more: readonly string[]) {
  const { code, stdout, stderr } = await runCli(['query', 'untagged-roles', '--db', db, '-f', 'json', ...more], world)
  const keys = code === 0 ? JSON.parse(stdout).rows.flatMap((row: { missingKeys: string[] }) => row.missingKeys) : []
  return { code, stderr, keys: [...new Set(keys)] }
}

test('rolecall.json beside the database counts; without one there is none', async () => {
  const db = await night()
  expect(await missing(db)).toMatchObject({ code: 0, keys: [] })
  save(dirname(db), 'rolecall.json', needs('beside'))
  expect(await missing(db)).toEqual({ code: 0, stderr: '', keys: ['beside'] })
})

test('else the user’s own', async () => {
  const db = await night()
  const home = folder()
  mkdirSync(join(home, '.config', 'rolecall'), { recursive: true })
  save(join(home, '.config', 'rolecall'), 'rolecall.json', needs('mine'))
  expect(await missing(db, { env: { HOME: home } })).toMatchObject({ keys: ['mine'] })
  save(dirname(db), 'rolecall.json', needs('beside'))
  expect(await missing(db, { env: { HOME: home } })).toMatchObject({ keys: ['beside'] })
})

test('--config goes before both, before the command or behind it, and --verbose says which one counts', async () => {
  const db = await night()
  save(dirname(db), 'rolecall.json', needs('beside'))
  const file = save(folder(), 'named.json', needs('named'))
  expect(await missing(db, {}, '--config', file, '--verbose')).toEqual({
    code: 0,
    stderr: `configuration: ${file}\n`,
    keys: ['named'],
  })
  const before = await runCli(['--config', file, 'query', 'untagged-roles', '--db', db, '-f', 'csv'])
  expect(before.stdout).toContain('named')
})

test('--param goes before the configuration', async () => {
  const db = await night()
  save(dirname(db), 'rolecall.json', needs('beside'))
  expect(await missing(db, {}, '--param', 'require=typed')).toMatchObject({ keys: ['typed'] })
})

test('a --config that is not there exits 2', async () => {
  const { code, stderr } = await missing(await night(), {}, '--config', '/nowhere/rolecall.json')
  expect(code).toBe(2)
  expect(stderr).toContain('--config /nowhere/rolecall.json: there is no such file')
})

test.each([
  [{ queries: ['.'] }, 'at $.queries: expected one of $schema, knownAccounts'],
  [{ params: { 'untagged-roles': { require: ['x'], weeks: 3 } } }, 'there is no parameter "weeks"'],
  ['{', 'not JSON: line 1, column 2'],
])('one that says something wrong exits 2, naming the file: %j', async (content, message) => {
  const db = await night()
  const file = save(dirname(db), 'rolecall.json', content)
  const { code, stderr } = await missing(db)
  expect(code).toBe(2)
  expect(stderr).toContain(`${file}: `)
  expect(stderr).toContain(message)
})

test('the working directory is not looked at', async () => {
  const db = await night()
  const [before, stranger] = [process.cwd(), folder()]
  save(stranger, 'rolecall.json', '{')
  process.chdir(stranger)
  try {
    expect(await missing(db)).toMatchObject({ code: 0, keys: [] })
  } finally {
    process.chdir(before)
  }
})
