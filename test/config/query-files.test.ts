import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { listQueryFiles } from '../../src/config/query-files.ts'

function directory(...names: readonly string[]): string {
  const made = mkdtempSync(join(tmpdir(), 'rolecall-queries-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  for (const name of names) writeFileSync(join(made, name), '')
  return made
}

const names = (directories: readonly string[]) => {
  const { sql, modules } = listQueryFiles(directories)
  return { sql: sql.map((path) => basename(path)), modules: modules.map((path) => basename(path)) }
}

test('files of both kinds count, sorted; others, hidden ones and folders do not', () => {
  const place = directory(
    'b.sql',
    'a.sql',
    'c.mjs',
    'README.md',
    'd.js',
    'e.cjs',
    'f.ts',
    '.g.sql',
    '.mjs',
    'h.sql.bak',
  )
  mkdirSync(join(place, 'lib'))
  writeFileSync(join(place, 'lib', 'i.mjs'), '')
  expect(names([place])).toEqual({ sql: ['a.sql', 'b.sql'], modules: ['c.mjs'] })
})

test('a directory that is named twice counts once, however it is named', () => {
  const [one, other] = [directory('a.sql'), directory('b.sql')]
  symlinkSync(one, join(other, 'link'))
  expect(names([one, `${one}/`, other, join(other, 'link')])).toEqual({ sql: ['a.sql', 'b.sql'], modules: [] })
})

test('a link within the directory counts', () => {
  const place = directory('a.sql')
  mkdirSync(join(place, '..data'))
  writeFileSync(join(place, '..data', 'b.mjs'), '')
  symlinkSync(join('..data', 'b.mjs'), join(place, 'b.mjs'))
  expect(names([place])).toEqual({ sql: ['a.sql'], modules: ['b.mjs'] })
})

test('a link that leads out of it is refused', () => {
  const [place, elsewhere] = [directory('a.sql'), directory('x.mjs')]
  symlinkSync(join(elsewhere, 'x.mjs'), join(place, 'x.mjs'))
  expect(() => listQueryFiles([place])).toThrow(`--queries ${place}: x.mjs is a link that leads out of it, to `)
})

test('so is one to a directory whose name only begins alike', () => {
  const place = directory('a.sql')
  const alike = `${place}-other`
  mkdirSync(alike)
  onTestFinished(() => rmSync(alike, { recursive: true }))
  writeFileSync(join(alike, 'x.mjs'), '')
  symlinkSync(join(alike, 'x.mjs'), join(place, 'x.mjs'))
  expect(() => listQueryFiles([place])).toThrow('leads out of it')
})

test.each([
  ['one that is not there', () => join(directory(), 'no'), 'ENOENT'],
  ['a file', () => join(directory('a.sql'), 'a.sql'), 'ENOTDIR'],
  ['one without queries', () => directory('README.md'), 'there is no *.sql and no *.mjs in it'],
  ['nothing, which is not the working directory', () => '', 'expected a directory, found nothing'],
  [
    'one with a broken link',
    () => {
      const place = directory('a.sql')
      symlinkSync('nowhere.sql', join(place, 'b.sql'))
      return place
    },
    'ENOENT',
  ],
])('%s is wrong usage', (_, make, why) => {
  const place = make()
  expect(() => listQueryFiles([place])).toThrow(
    expect.objectContaining({
      code: 'USAGE',
      message: expect.stringMatching(new RegExp(`^--queries .*: .*${why.replaceAll('*', '\\*')}`)),
    }),
  )
})
