import fc from 'fast-check'
import { expect, test } from 'vitest'

import { byCodeUnit } from '../../src/model/compare.ts'
import { exportNight } from '../../src/app/export-night.ts'
import type { AccountView } from '../../src/model/account.ts'
import type { Entity } from '../../src/model/entity.ts'
import type { Fact } from '../../src/model/fact.ts'
import { isKnown, type Part } from '../../src/model/part.ts'
import { isoTime } from '../../src/model/time.ts'
import { type Changes, readChanges, readRecorded, removeSnapshot } from '../../src/store/index.ts'
import type { Members } from '../collector/account.ts'
import { comparable } from '../store/comparable.ts'
import { nightTime, type Shelf, shelfInMemory } from '../store/nights.ts'
import { arbitraryNight, BEYOND_PARTS } from './arbitrary-beyond.ts'
import { dump, DUMPED, NOT_DUMPED } from './dump.ts'

/** One thing done to a history: a night recorded, or put in the place of another, or taken out. */
interface Step {
  readonly night: number
  readonly account: Members | null
}

const arbitrarySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    night: fc.nat({ max: 4 }),
    account: fc.oneof({ weight: 3, arbitrary: arbitraryNight }, { weight: 1, arbitrary: fc.constant(null) }),
  }),
  { minLength: 2, maxLength: 9 },
)

test('a history is the same whatever the order in which nights were recorded, replaced and removed', () => {
  fc.assert(
    fc.property(arbitrarySteps, (steps) => {
      using(shelfInMemory(), (shelf) => {
        const nights = play(shelf, steps)
        using(shelfInMemory(), (straight) => {
          for (const [night, account] of [...nights].toSorted(([a], [b]) => a - b)) add(straight, night, account)
          expect(dump(shelf.db)).toEqual(dump(straight.db))
        })
      })
    }),
    { numRuns: 50 },
  )
})

test('every night of any history reads back as it went in', () => {
  fc.assert(
    fc.property(arbitrarySteps, (steps) => {
      using(shelfInMemory(), (shelf) => {
        for (const [night, account] of play(shelf, steps))
          expect(exported(shelf, night, account)).toEqual(comparable(withoutDoubts(takenOn(night, account))))
        expect(shelf.db.pragma('foreign_key_check')).toEqual([])
      })
    }),
    { numRuns: 30 },
  )
})

test('what changed between two nights is what a comparison of their views finds, forth and back', () => {
  fc.assert(
    fc.property(arbitrarySteps, (steps) => {
      using(shelfInMemory(), (shelf) => {
        const ids = [...play(shelf, steps).keys()].map((night) => idOf(shelf, night))
        for (const from of ids) {
          for (const to of ids) {
            expect(told(readChanges(shelf.db, from, to))).toEqual(
              compared(readRecorded(shelf.db, from), readRecorded(shelf.db, to)),
            )
          }
        }
      })
    }),
    { numRuns: 50 },
  )
})

test('the dump leaves out no table that holds content', () => {
  using(shelfInMemory(), ({ db }) => {
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all()
    expect(tables.toSorted(byCodeUnit)).toEqual([...DUMPED, ...NOT_DUMPED].toSorted(byCodeUnit))
  })
})

/** Does the steps one after another, and says which nights remain. */
function play(shelf: Shelf, steps: readonly Step[]): ReadonlyMap<number, Members> {
  const nights = new Map<number, Members>()
  for (const { night, account } of steps) {
    if (account === null) {
      if (nights.has(night)) removeSnapshot(shelf.db, shelf.path, idOf(shelf, night))
      nights.delete(night)
    } else {
      add(shelf, night, account)
      nights.set(night, account)
    }
  }
  return nights
}

/** What the export of a night says; of one that says more than the lists, everything. */
function exported(shelf: Shelf, night: number, account: Members): unknown {
  return comparable(
    withoutDoubts(exportNight(shelf.db, idOf(shelf, night), { allParts: Object.hasOwn(account, 'Rolecall') })),
  )
}

/** A night without what an import says of lists that look filtered. */
function withoutDoubts(night: Members): unknown {
  return JSON.parse(JSON.stringify(night).replaceAll(/"detail":(?:null|"[^"]*")/g, '"detail":null'))
}

/** A night as it would have been exported when it was taken. */
function takenOn(night: number, account: Members): Members {
  const { Rolecall: beyond, ...lists } = account
  return beyond === undefined
    ? lists
    : { ...lists, Rolecall: { ...(beyond as Members), takenAt: isoTime(nightTime(night)) } }
}

function add(shelf: Shelf, night: number, account: Members): void {
  shelf.add(account, { takenAt: nightTime(night), account: '111122223333', replace: true })
}

function idOf(shelf: Shelf, night: number): number {
  return (
    shelf.db
      .prepare<[number], number>('SELECT snapshot_id FROM snapshot WHERE taken_at = ?')
      .pluck()
      .get(nightTime(night)) ?? 0
  )
}

function using(shelf: Shelf, work: (shelf: Shelf) => void): void {
  try {
    work(shelf)
  } finally {
    shelf.db.close()
  }
}

type Thing = Entity | Fact
type Told = ReadonlyMap<string, readonly [before: Thing | null, after: Thing | null]>

function told(changes: Changes): Told {
  const { users, groups, roles, instanceProfiles, managedPolicies, facts } = changes
  const pairs = [users, groups, roles, instanceProfiles, managedPolicies, facts].flatMap((list) =>
    list.map(({ before, after }): [Thing | null, Thing | null] => [before, after]),
  )
  return new Map(
    pairs
      .map((pair): [string, typeof pair] => [keyOf(pair[0] ?? pair[1]), pair])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The same by comparing everything with everything. */
function compared(from: AccountView, to: AccountView): Told {
  const both = (part: Part) => isKnown(from.parts.get(part)) && isKnown(to.parts.get(part))
  const [before, after] = [from, to].map(
    (view) => new Map(entitiesOf(view, both).map((entity) => [keyOf(entity), entity])),
  )
  const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].toSorted((a, b) => (a < b ? -1 : 1))
  const pairs = keys.map((key): [string, [Thing | null, Thing | null]] => [
    key,
    [before?.get(key) ?? null, after?.get(key) ?? null],
  ])
  const known = pairs.filter(
    ([, pair]) => !pair.some((thing) => thing !== null && 'settings' in thing && thing.settings === null),
  )
  return new Map(known.filter(([, [a, b]]) => JSON.stringify(comparable(a)) !== JSON.stringify(comparable(b))))
}

function entitiesOf(view: AccountView, both: (part: Part) => boolean): readonly Thing[] {
  return [
    ...(both('users') ? view.users() : []),
    ...(both('groups') ? view.groups() : []),
    ...(both('roles') ? view.roles() : []),
    ...view
      .instanceProfiles()
      .filter(({ roles }) => both(roles.some(({ listed }) => listed) ? 'roles' : 'instance-profiles')),
    ...BEYOND_PARTS.flatMap((part) => (both(part) ? view.facts(part) : [])),
    ...view.managedPolicies().filter(({ owner }) => both(owner === 'aws' ? 'aws-policies' : 'customer-policies')),
  ]
}

function keyOf(thing: Thing | null): string {
  const part = thing !== null && 'part' in thing ? thing.part : ''
  return `${thing?.kind} ${thing?.arn} ${thing?.id} ${part}`
}
