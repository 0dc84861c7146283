import { describe, expect, test } from 'vitest'

import { baselineOf } from '../../src/audit/baseline.ts'
import { waive } from '../../src/audit/waive.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Waiver } from '../../src/model/waiver.ts'

const OVEN = 'arn:aws:iam::123456789012:role/oven'

const finding: Finding = {
  query: 'role-unused',
  severity: 'medium',
  subject: { kind: 'role', arn: OVEN, id: null, name: 'oven' },
  message: 'stands cold',
  evidence: [],
  remediation: null,
  fingerprint: 'aa',
  also: [],
  firstSeen: { at: '2026-11-01T00:00:00Z', exact: true, nights: 3 },
  state: 'persisting',
  waived: null,
}

const waiver: Waiver = {
  query: 'role-unused',
  subject: OVEN,
  fingerprint: null,
  reason: 'summer oven',
  owner: 'ada',
  expires: '2026-11-21',
}

const waiving = {
  takenAt: '2026-11-21T02:00:00Z',
  matches: (pattern: string, arn: string) => arn.startsWith(pattern.replace('*', '')),
  exists: () => true,
  judged: () => true,
}

const by = { reason: 'summer oven', owner: 'ada', expires: '2026-11-21' }

describe('a waiver covers', () => {
  test.each<[string, Partial<Waiver>, Finding['waived']]>([
    ['its query about its subject, on its last day too', {}, by],
    ['whomever its pattern stands for', { subject: 'arn:aws:iam::123456789012:role/*' }, by],
    ['one finding, where it names it', { fingerprint: 'aa' }, by],
    ['no other finding then', { fingerprint: 'bb' }, null],
    ['no other query', { query: 'role-never-used' }, null],
    ['no other subject', { subject: `${OVEN}s` }, null],
    ['nothing once its last day is over', { expires: '2026-11-20' }, null],
  ])('%s', (_, over, waived) => {
    const [first] = waive([finding], [{ ...waiver, ...over }], waiving)
    expect(first?.waived).toEqual(waived)
  })
  test('nothing that is fixed', () => {
    const [first] = waive([{ ...finding, state: 'fixed' }], [waiver], waiving)
    expect(first?.waived).toBe(null)
  })
})

describe('a waiver is reported', () => {
  test('once it expired', () => {
    expect(waive([], [{ ...waiver, expires: '2026-11-20' }], waiving)).toMatchObject([
      {
        query: 'waiver-expired',
        severity: 'low',
        subject: { kind: 'waiver', arn: OVEN, name: 'role-unused' },
        message: 'the waiver of role-unused by ada expired on 2026-11-20: summer oven',
      },
    ])
  })
  test('where it covers no finding', () => {
    expect(waive([], [waiver], waiving)).toMatchObject([{ query: 'waiver-unmatched', severity: 'info' }])
  })
  test.each(['2026-11-20', '2026-11-21'])('in words of its own where it is of no query, until %s', (expires) => {
    const stray = { ...waiver, query: 'rol-unused', expires }
    expect(waive([finding], [stray], { ...waiving, exists: () => false })).toMatchObject([
      { query: 'role-unused', waived: null },
      {
        query: 'waiver-of-no-query',
        severity: 'low',
        message: 'the waiver by ada is of rol-unused, which is no query: summer oven',
      },
    ])
  })
  test('not where nobody judged its subject', () => {
    expect(waive([], [waiver], { ...waiving, judged: () => false })).toEqual([])
  })
  test('not where it covers one', () => {
    expect(waive([finding], [waiver], waiving)).toHaveLength(1)
  })
})

describe('a baseline', () => {
  const fixed: Finding = { ...finding, fingerprint: 'ff', state: 'fixed' }
  test('waives each finding that is there by itself, for 90 days', () => {
    expect(baselineOf([finding, fixed], [], waiving.takenAt)).toEqual([
      {
        query: 'role-unused',
        subject: OVEN,
        fingerprint: 'aa',
        reason: 'accepted as found on 2026-11-21',
        owner: 'unassigned',
        expires: '2027-02-19',
      },
    ])
  })
  test('keeps the waivers there are, and adds nothing to what they cover', () => {
    const waived = waive([finding], [waiver], waiving)
    expect(baselineOf(waived, [waiver], waiving.takenAt)).toEqual([waiver])
  })
  test('covers all that it was made from', () => {
    const again = waive([finding], baselineOf([finding], [], waiving.takenAt), waiving)
    expect(again.map(({ waived }) => waived?.owner)).toEqual(['unassigned'])
  })
})
