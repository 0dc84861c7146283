import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import type { Verdict } from '../../src/model/verdict.ts'
import { Database } from '../../src/store/sqlite.ts'
import { openVerdicts } from '../../src/store/index.ts'

const place = mkdtempSync(join(tmpdir(), 'rolecall-verdicts-'))
afterAll(() => rmSync(place, { recursive: true }))

const account = '123456789012'
const question = { query: 'crumbs', version: 1, params: '{}' }
const [first, second] = ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'].map((takenAt, id) => {
  return { id, takenAt, inputHash: `hash${id}` }
}) as [{ id: number; takenAt: string; inputHash: string }, { id: number; takenAt: string; inputHash: string }]
const [a, b] = ['a'.repeat(32), 'b'.repeat(32)] as const

/** What a cache says of nights, opened anew each time. */
function kept(path: string, asked = question, nights = [first, second], whose = account) {
  const { verdicts } = openVerdicts(path)
  try {
    return verdicts.read(whose, asked, nights)
  } finally {
    verdicts.close()
  }
}

function keep(path: string, night: typeof first, verdict: Verdict): void {
  const { verdicts } = openVerdicts(path)
  verdicts.keep(account, night, [{ question, verdict }])
  verdicts.close()
}

describe('verdicts', () => {
  const path = join(place, 'kept.cache.db')
  const whole: Verdict = { isAnswered: true, found: [b, a], open: new Set() }
  test('come back as they were kept, night by night', () => {
    keep(path, first, whole)
    keep(path, second, { isAnswered: false, found: [], open: 'all' })
    expect(kept(path)).toEqual([
      { isAnswered: true, found: [a, b], open: new Set() },
      { isAnswered: false, found: [], open: 'all' },
    ])
  })
  test('say whom they left open', () => {
    keep(path, second, { isAnswered: true, found: [], open: new Set(['arn:x']) })
    expect(kept(path)[1]).toEqual({ isAnswered: true, found: [], open: new Set(['arn:x']) })
  })
  test.each([
    ['another version', { ...question, version: 2 }],
    ['other parameters', { ...question, params: '{"days":30}' }],
    ['another query', { ...question, query: 'mice' }],
  ])('are not those of %s', (_, asked) => {
    expect(kept(path, asked)).toEqual([null, null])
  })
  test('are not those of another account, or of a night recorded anew', () => {
    expect(kept(path, question, [first, second], '444455556666')).toEqual([null, null])
    expect(kept(path, question, [{ ...first, inputHash: 'other' }])).toEqual([null])
  })
  test('are nobody else’s to read', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('a cache that is no use', () => {
  test('is made anew where it is damaged', () => {
    const path = join(place, 'damaged.cache.db')
    writeFileSync(path, 'this is no database, and never was one'.repeat(100))
    expect(kept(path)).toEqual([null, null])
    keep(path, first, { isAnswered: true, found: [a], open: new Set() })
    expect(kept(path)[0]?.found).toEqual([a])
  })
  test('is left alone where it is another database', () => {
    const path = join(place, 'foreign.cache.db')
    const other = new Database(path)
    other.exec('CREATE TABLE bread (name TEXT); PRAGMA user_version = 4')
    other.close()
    const before = readFileSync(path)
    const { verdicts, trouble } = openVerdicts(path)
    verdicts.close()
    expect(trouble).toBe('it is another database')
    expect(readFileSync(path).equals(before)).toBe(true)
  })
  test('is done without where it cannot be written, and says why', () => {
    const path = join(place, 'directory.cache.db')
    mkdirSync(path)
    const { verdicts, trouble } = openVerdicts(path)
    verdicts.keep(account, first, [{ question, verdict: { isAnswered: true, found: [a], open: new Set() } }])
    expect(verdicts.read(account, question, [first])[0]?.found).toEqual([a])
    expect(trouble).toMatch(/\w/)
    verdicts.close()
    expect(existsSync(path)).toBe(true)
  })
})
