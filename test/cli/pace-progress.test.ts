import { expect, test } from 'vitest'

import { paceProgress } from '../../src/cli/pace-progress.ts'
import type { CollectEvent } from '../../src/app/collect-account.ts'
import type { Part } from '../../src/model/part.ts'

const [ovens, vans] = ['111122223333', '444455556666']

function progress(part: Part, done: number): CollectEvent {
  return { type: 'progress', part, done, total: null }
}
function ended(part: Part): CollectEvent {
  return { type: 'part-ended', part, state: { status: 'complete', count: 0, detail: null } }
}

/** What is logged of events, each at its millisecond. */
function logged(
  ...events: readonly (readonly [at: number, account: string, event: CollectEvent])[]
): readonly string[] {
  let clock = 0
  const due = paceProgress(() => clock)
  return events.flatMap(([at, account, event]) => {
    clock = at
    return due(event, account).map((shown) => `${account} ${at} ${'done' in shown ? shown.done : shown.type}`)
  })
}

test('how far a part got is told once a second, and last of all before its end', () => {
  expect(
    logged(
      [0, ovens, { type: 'part-started', part: 'roles' }],
      [1, ovens, progress('roles', 1)],
      [900, ovens, progress('roles', 2)],
      [1000, ovens, progress('roles', 3)],
      [1001, ovens, progress('roles', 4)],
      [1500, ovens, progress('roles', 5)],
      [1600, ovens, progress('roles', 6)],
      [1700, ovens, ended('roles')],
    ),
  ).toEqual([
    `${ovens} 0 part-started`,
    `${ovens} 1 1`,
    `${ovens} 1001 4`,
    `${ovens} 1700 6`,
    `${ovens} 1700 part-ended`,
  ])
})

test('nothing is told twice at the end', () => {
  expect(logged([1, ovens, progress('roles', 1)], [2, ovens, ended('roles')])).toEqual([
    `${ovens} 1 1`,
    `${ovens} 2 part-ended`,
  ])
})

test('each part and each account has its own second', () => {
  expect(
    logged([1, ovens, progress('roles', 1)], [2, ovens, progress('users', 1)], [3, vans, progress('roles', 1)]),
  ).toHaveLength(3)
})
