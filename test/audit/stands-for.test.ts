import { describe, expect, test } from 'vitest'

import { absencesOf, standing } from '../../src/audit/stands-for.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { FOUND } from './cold-oven.ts'

const WAIVED = { reason: 'known', owner: 'ada', expires: '2026-12-31' }

/** A finding since a day of November; `last` is the last day on which it is known to be gone. */
interface Case extends Partial<Pick<Finding, 'state' | 'waived'>> {
  readonly since: string
  readonly last?: string
}

function stands(stays: Case, other: Case): boolean {
  const findings = Object.entries({ stays, other }).map(([fingerprint, { since, state, waived }]): Finding => {
    const { identity: _, ...found } = FOUND
    const firstSeen = { at: `2026-11-${since}`, exact: true, nights: 1 }
    return { ...found, fingerprint, also: [], firstSeen, state: state ?? 'persisting', waived: waived ?? null }
  })
  const absences = Object.entries({ stays, other }).flatMap(([fingerprint, { last }]) =>
    last === undefined ? [] : [[fingerprint, `2026-11-${last}`] as const],
  )
  return standing(findings, new Map(absences))('stays', 'other')
}

describe('a finding stands for another', () => {
  test.each<[string, Case, Case, boolean]>([
    ['that came with it', { since: '20', last: '19' }, { since: '20', last: '19' }, true],
    ['that was there before', { since: '20', last: '19' }, { since: '10', last: '09' }, true],
    ['that came up later: no', { since: '10', last: '09' }, { since: '20', last: '19' }, false],
    ['that came up later, as old as anybody knows: no', { since: '10' }, { since: '20', last: '15' }, false],
    ['of which nobody knows whether it was there before', { since: '10' }, { since: '20' }, true],
    ['that came back while it was there: no', { since: '10' }, { since: '05', last: '19' }, false],
    ['that came back when it did', { since: '10', last: '19' }, { since: '05', last: '19' }, true],
    ['that is fixed: no', { since: '10' }, { since: '10', state: 'fixed' }, false],
    ['that is fixed with it', { since: '10', state: 'fixed' }, { since: '10', state: 'fixed' }, true],
    ['for which nobody answers, as it is waived: no', { since: '10', waived: WAIVED }, { since: '10' }, false],
    ['that is waived too', { since: '10', waived: WAIVED }, { since: '10', waived: WAIVED }, true],
    ['that alone is waived', { since: '10' }, { since: '10', waived: WAIVED }, true],
  ])('%s', (_, stays, other, expected) => {
    expect(stands(stays, other)).toBe(expected)
  })
  test('not one that is not shown', () => {
    expect(standing([], new Map())('stays', 'other')).toBe(false)
  })
})

describe('a finding was last known to be gone', () => {
  const night = (day: string, verdict: Partial<Verdict> | null) => {
    const takenAt = `2026-11-${day}`
    return {
      takenAt,
      verdict: verdict && { isAnswered: true, found: [], open: new Set<string>(), ...verdict },
    }
  }
  const here = { found: [FOUND.fingerprint] }
  test.each<[string, readonly ReturnType<typeof night>[], string | undefined]>([
    ['on no night', [], undefined],
    ['on the latest that lacks it', [night('18', {}), night('19', {}), night('20', here)], '2026-11-19'],
    ['on none that was not judged', [night('18', {}), night('19', null)], '2026-11-18'],
    ['on none that leaves its subject open', [night('19', { open: new Set([FOUND.subject.arn]) })], undefined],
    ['on none that has it', [night('19', here)], undefined],
  ])('%s', (_, nights, expected) => {
    expect(absencesOf([FOUND], nights).get(FOUND.fingerprint)).toBe(expected)
  })
})
