import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'

import { describe, expect, test } from 'vitest'

import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'
import { checkOutput, writeOutput } from '../../src/cli/write-output.ts'
import { bakeryNight } from './bakery-night.ts'
import { folder, history, save } from './run-cli.ts'

/** A world whose stdout takes so many pieces, and fails from then on. */
function worldUntil(pieces: number, code: string): { readonly io: Io; readonly taken: string[]; said: () => string } {
  const taken: string[] = []
  let said = ''
  const stdout = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      if (taken.length === pieces) return done(Object.assign(new Error(`write ${code}`), { code, syscall: 'write' }))
      taken.push(chunk.toString())
      return done()
    },
  })
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString()
      done()
    },
  })
  stdout.on('error', () => {})
  const stdin = Readable.from([])
  const now = () => Date.parse('2026-11-21T12:00:00Z')
  const process = {
    pid: 4321,
    isRunning: () => false,
    onSignal: () => () => undefined,
    dieOfSignals: () => () => undefined,
  }
  const io = { stdin, stdout, stderr, env: {}, width: undefined, stderrWidth: undefined, now, ...process }
  return { io, taken, said: () => said }
}

describe('a reader that leaves', () => {
  test.each([0, 1, 3])('after %d pieces ends the making of more, and is no error', async (pieces) => {
    const { io, taken } = worldUntil(pieces, 'EPIPE')
    let made = 0
    let ended = false
    function* endless() {
      try {
        for (;;) yield `${made++}\n`
      } finally {
        ended = true
      }
    }
    expect(await writeOutput(endless(), undefined, io)).toBe(false)
    expect({ taken: taken.length, made, ended }).toEqual({ taken: pieces, made: pieces + 1, ended: true })
    expect(await writeOutput(['more'], '-', io)).toBe(false)
  })
  test('leaves the command its exit code', async () => {
    const db = await history([
      { content: bakeryNight({ users: ['one'] }), takenAt: '2026-11-20T02:00:00Z' },
      { content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' },
    ])
    expect(await run(['diff', '--exit-code', '-f', 'ndjson', '--db', db], worldUntil(0, 'EPIPE').io)).toBe(1)
  })
  test('hides nothing unknown from --require-complete', async () => {
    const night = bakeryNight()
    const [ada, bob] = night['UserDetailList'] ?? []
    const UserDetailList = [
      { ...ada, GroupList: [] },
      { ...bob, GroupList: undefined },
    ]
    const db = await history([{ content: { ...night, UserDetailList }, takenAt: '2026-11-21T02:00:00Z' }])
    const { io, said } = worldUntil(0, 'EPIPE')
    expect(await run(['query', 'user-without-group', '-f', 'csv', '--require-complete', '--db', db], io)).toBe(3)
    expect(said()).toContain('user/bob')
  })
})

test('a stdout that is full is an error, and says so', async () => {
  const { io, said } = worldUntil(1, 'ENOSPC')
  const db = await history([{ content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' }])
  expect(await run(['query', 'untagged-users', '-f', 'csv', '--db', db], io)).toBe(2)
  expect(said()).toContain('write ENOSPC')
})

describe('a file that cannot be written is refused, and stays', () => {
  const { io } = worldUntil(0, 'EPIPE')
  test('a directory', async () => {
    const place = folder()
    for (const refused of [checkOutput(place), writeOutput(['x'], place, io)])
      await expect(refused).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining('directory') })
    expect(readdirSync(place)).toEqual([])
  })
  test('one that may only be read, unless by root, who may write all', async () => {
    const file = save(folder(), 'x.csv', 'old')
    chmodSync(file, 0o400)
    const checked = await checkOutput(file).catch((error: unknown) => error)
    const refusal = expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('x.csv') })
    expect(checked).toEqual(process.getuid?.() === 0 ? undefined : refusal)
    expect(readFileSync(file, 'utf8')).toBe('old')
  })
  test.each([undefined, '-', '/dev/null', join(import.meta.dirname, 'run-cli.ts')])('not %s', async (path) => {
    expect(await checkOutput(path)).toBeUndefined()
  })
})
