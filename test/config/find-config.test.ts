import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { findConfig } from '../../src/config/find-config.ts'

const root = mkdtempSync(join(tmpdir(), 'rolecall-config-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const beside = place('nights/rolecall.json')
const xdg = place('xdg/rolecall/rolecall.json')
const dotConfig = place('home/.config/rolecall/rolecall.json')
const roaming = place('roaming/rolecall/rolecall.json')
const named = place('elsewhere/mine.json')

function place(path: string): string {
  const whole = join(root, path)
  mkdirSync(dirname(whole), { recursive: true })
  writeFileSync(whole, '{}')
  return whole
}

const nowhere = { database: join(root, 'other', 'x.db'), env: {}, home: join(root, 'nobody'), platform: 'linux' }
const database = join(root, 'nights', 'x.db')
const home = join(root, 'home')

test.each([
  ['none', nowhere, null],
  ['none where there is no home', { ...nowhere, home: undefined }, null],
  ['nor where it has no name', { ...nowhere, home: '' }, null],
  ['the one that is named goes before all', { ...nowhere, given: named, database, home }, named],
  ['the one beside the database goes before the user’s', { ...nowhere, database, home }, beside],
  ['the user’s', { ...nowhere, home }, dotConfig],
  ['XDG_CONFIG_HOME goes before .config', { ...nowhere, home, env: { XDG_CONFIG_HOME: join(root, 'xdg') } }, xdg],
  [
    'a relative XDG_CONFIG_HOME does not count',
    { ...nowhere, home, env: { XDG_CONFIG_HOME: relative(process.cwd(), join(root, 'xdg')) } },
    dotConfig,
  ],
  ['an empty one neither', { ...nowhere, home, env: { XDG_CONFIG_HOME: '' } }, dotConfig],
  [
    'on Windows APPDATA',
    {
      ...nowhere,
      home,
      platform: 'win32',
      env: { APPDATA: join(root, 'roaming'), XDG_CONFIG_HOME: join(root, 'xdg') },
    },
    roaming,
  ],
])('%s', (_, places, expected) => {
  expect(findConfig(places)).toBe(expected)
})

test('one that is named and not there is wrong usage, whatever else is there', () => {
  const given = join(root, 'no.json')
  expect(() => findConfig({ ...nowhere, given, database, home })).toThrow(
    expect.objectContaining({ code: 'USAGE', message: `--config ${given}: there is no such file` }),
  )
})
