import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { collecting, importPages } from '../../support/collecting.ts'
import type { Fault } from '../../support/iam-endpoint/index.ts'
import { readNights } from '../../support/read-night.ts'

test('saved pages are the night: imported beside it they are the same, elsewhere they give it', async () => {
  const bench = await collecting()
  const savePages = join(bench.folder, 'pages')
  expect((await bench.collect({ level: 'deep', savePages })).error).toBeNull()
  const [night] = bench.nights()
  expect((await importPages(bench.db, savePages)).recorded).toBe(false)
  expect(bench.nights()).toEqual([night])

  const elsewhere = join(bench.folder, 'elsewhere.db')
  expect((await importPages(elsewhere, savePages)).recorded).toBe(true)
  const [other] = readNights(elsewhere)
  expect({ ...other, snapshot: null }).toEqual({ ...night, snapshot: null })
  expect({ ...other?.snapshot, source: 'aws' }).toEqual(night?.snapshot)
})

test('saved pages with faults and all: parts denied, partial and failed come again as they were', async () => {
  const faults: Fault[] = [
    {
      on: { action: 'GetPolicy', subject: 'arn:aws:iam::111122223333:policy/Unattached' },
      do: 'access-denied',
      times: 9,
    },
    { on: { action: 'ListRoles' }, do: 'missing-marker', times: 99 },
    { on: { action: 'GetInstanceProfile', subject: 'oven' }, do: 'no-such-entity', times: 9 },
  ]
  const bench = await collecting(undefined, { pageBytes: 500, denied: ['ListSAMLProviders'], faults })
  const savePages = join(bench.folder, 'pages')
  await bench.collect({ savePages })
  const [night] = bench.nights()
  expect(night?.codes).toEqual(['DELETED_DURING_COLLECTION', 'NOT_READ'])
  const elsewhere = join(bench.folder, 'elsewhere.db')
  await importPages(elsewhere, savePages)
  const [other] = readNights(elsewhere)
  expect({ ...other, snapshot: { ...other?.snapshot, source: 'aws' } }).toEqual(night)
})

test('saved pages of a run that stopped are kept, and no night', async () => {
  const bench = await collecting(undefined, { faults: [{ on: { action: 'ListRoles' }, do: 'expired-token' }] })
  const savePages = join(bench.folder, 'pages')
  await bench.collect({ savePages })
  expect(readdirSync(savePages)).toContain('night.json')
  await expect(importPages(join(bench.folder, 'elsewhere.db'), savePages)).rejects.toMatchObject({
    code: 'INPUT',
    message: expect.stringContaining('stopped before its end'),
  })
})

test('saved pages go into no directory that holds something', async () => {
  const bench = await collecting()
  writeFileSync(join(bench.folder, 'mine'), 'mine')
  const { error, requests } = await bench.collect({ savePages: bench.folder })
  expect(error).toMatchObject({ code: 'USAGE' })
  expect(requests).toEqual([])
})

test.for<readonly [string, (directory: string) => void, RegExp]>([
  ['a file cut short', (directory) => writeFileSync(join(directory, first(directory)), 'half'), /cannot be read/],
  ['no manifest', (directory) => rmSync(join(directory, 'night.json')), /night\.json/],
  [
    'a manifest of a newer program',
    (directory) => writeFileSync(join(directory, 'night.json'), '{"format":2}'),
    /newer/,
  ],
])('saved pages, %s: an error that names it, and no night', async ([, spoil, words]) => {
  const bench = await collecting()
  const savePages = join(bench.folder, 'pages')
  await bench.collect({ savePages })
  spoil(savePages)
  const elsewhere = join(bench.folder, 'elsewhere.db')
  await expect(importPages(elsewhere, savePages)).rejects.toMatchObject({
    code: 'INPUT',
    message: expect.stringMatching(words),
  })
  expect(existsSync(elsewhere) ? readNights(elsewhere) : []).toEqual([])
})

/** The first file of pages in a directory. */
function first(directory: string): string {
  return readdirSync(directory).find((name) => name.endsWith('.gz')) ?? ''
}

test('pages of which one is missing are no night', async () => {
  const bench = await collecting()
  const savePages = join(bench.folder, 'pages')
  await bench.collect({ savePages })
  const name = readdirSync(savePages).find((file) => file.includes('authorization')) ?? ''
  rmSync(join(savePages, name))
  await expect(importPages(join(bench.folder, 'elsewhere.db'), savePages)).rejects.toMatchObject({
    code: 'INPUT',
    message: expect.stringContaining(`${name} missing`),
  })
})

test('a place where no pages can be saved is refused before anything is asked', async () => {
  const bench = await collecting()
  writeFileSync(join(bench.folder, 'file'), '')
  const { error, requests } = await bench.collect({ savePages: join(bench.folder, 'file', 'pages') })
  expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining('--save-pages') })
  expect(requests).toEqual([])
})
