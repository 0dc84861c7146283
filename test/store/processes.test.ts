import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { exportNight } from '../../src/app/export-night.ts'
import { listSnapshots, openForReading, openForRecording } from '../../src/store/index.ts'
import { ALLOW_ALL, file, type Members, policy, role, user } from '../collector/account.ts'
import { comparable } from './comparable.ts'
import { startImport } from './import-process.ts'
import { temporaryFolder } from './nights.ts'

/** A night with this many of everything, no two nights alike. */
function bigNight(date: string, size: number): Members {
  const document = (index: number) => ({ ...ALLOW_ALL, Id: `${date} ${index % 7}` })
  const many = <Item>(make: (index: number) => Item) => Array.from({ length: size }, (_, index) => make(index))
  return file({
    UserDetailList: many((index) =>
      user(`user-${index}`, { Tags: [{ Key: 'night', Value: index % 3 === 0 ? date : 'any' }] }),
    ),
    RoleDetailList: many((index) =>
      role(`role-${index}`, { RolePolicyList: [{ PolicyName: 'p', PolicyDocument: document(index) }] }),
    ),
    Policies: many((index) => policy(`policy-${index}`, { AttachmentCount: index % 5 })),
  })
}

/** Writes each night into a file of its date, and says which file holds what. */
function written(folder: string, size: number, dates: readonly string[]): ReadonlyMap<string, Members> {
  const nights = dates.map((date): [string, Members] => [join(folder, `${date}.json`), bigNight(date, size)])
  for (const [path, night] of nights) writeFileSync(path, JSON.stringify(night))
  return new Map(nights)
}

/** Checks that the file is whole and every night in it equal to its input; says which nights there are. */
function wholeNights(path: string, nights: ReadonlyMap<string, Members>): readonly string[] {
  const db = openForReading(path)
  try {
    expect([db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]).toEqual(['ok', []])
    return listSnapshots(db).map(({ id, takenAt }) => {
      const date = takenAt.slice(0, 10)
      const input = [...nights].find(([file]) => file.includes(date))?.[1]
      expect(JSON.stringify(comparable(exportNight(db, id))) === JSON.stringify(comparable(input))).toBe(true)
      return date
    })
  } finally {
    db.close()
  }
}

test('processes that record into one new file at once wait for each other, and every night is whole', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'deep', 'rolecall.db')
  const nights = written(folder, 60, ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'])
  const files = [...nights.keys()]
  const ended = await Promise.all(files.map((night) => startImport(path, [night]).end))
  expect(ended.map(({ said }) => said)).toEqual(files.map((night) => `${night.slice(-15, -5)} true\n`))
  expect(wholeNights(path, nights)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'])
})

test('the same night recorded twice at once is recorded once', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'rolecall.db')
  const nights = written(folder, 60, ['2026-11-01'])
  const [night = ''] = nights.keys()
  const ended = await Promise.all([startImport(path, [night]).end, startImport(path, [night]).end])
  expect(ended.map(({ said }) => said).toSorted(byCodeUnit)).toEqual(['2026-11-01 false\n', '2026-11-01 true\n'])
  expect(wholeNights(path, nights)).toEqual(['2026-11-01'])
})

test('a process killed at any moment leaves whole nights, and the next one goes on', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'rolecall.db')
  const nights = written(folder, 150, [
    '2026-11-01',
    '2026-11-02',
    '2026-11-03',
    '2026-11-04',
    '2026-11-05',
    '2026-11-06',
  ])
  const files = [...nights.keys()]
  openForRecording(path).close()
  let recorded: readonly string[] = []
  for (const patience of [150, 220, 290, 360, 430, 500]) {
    const { child, end } = startImport(path, files)
    await Promise.race([wait(patience), end])
    child.kill('SIGKILL')
    const { said } = await end
    const now = wholeNights(path, nights)
    const promised = [...said.matchAll(/^(\S+) true$/gm)].map(([, date]) => date)
    expect(now).toEqual(expect.arrayContaining([...recorded, ...promised]))
    recorded = now
  }
  expect((await startImport(path, files).end).code).toBe(0)
  expect(wholeNights(path, nights)).toHaveLength(files.length)
})
