import { describe, expect, test } from 'vitest'

import { type AuditedNight, agesOf } from '../../src/audit/ages.ts'
import { FOUND, OVEN } from './cold-oven.ts'

/** Nights by a letter each: `+` has it, `-` lacks it, `?` leaves its subject open, `n` is not answered, `.` was never judged. */
function nights(letters: string): readonly AuditedNight[] {
  return letters.split('').map((letter, index) => ({ takenAt: `2026-11-0${index + 1}`, verdict: verdict(letter) }))
}

function verdict(letter: string): AuditedNight['verdict'] {
  if (letter === '.') return null
  const found = letter === '+' ? ['aa'] : []
  const open = letter === '?' ? new Set([OVEN]) : new Set<string>()
  return { isAnswered: letter !== 'n', found, open }
}

const tonight = '2026-11-09'

describe.each([
  ['', { state: 'new', at: tonight, exact: true, nights: 1 }],
  ['-', { state: 'new', at: tonight, exact: true, nights: 1 }],
  ['.-', { state: 'new', at: tonight, exact: false, nights: 1 }],
  ['?-', { state: 'new', at: tonight, exact: false, nights: 1 }],
  ['n-', { state: 'new', at: tonight, exact: false, nights: 1 }],
  ['--', { state: 'new', at: tonight, exact: true, nights: 1 }],
  ['.-+', { state: 'persisting', at: '2026-11-03', exact: false, nights: 2 }],
  ['.', { state: 'new', at: tonight, exact: false, nights: 1 }],
  ['?', { state: 'new', at: tonight, exact: false, nights: 1 }],
  ['n', { state: 'new', at: tonight, exact: false, nights: 1 }],
  ['+', { state: 'persisting', at: '2026-11-01', exact: true, nights: 2 }],
  ['.+', { state: 'persisting', at: '2026-11-02', exact: false, nights: 2 }],
  ['-+', { state: 'persisting', at: '2026-11-02', exact: true, nights: 2 }],
  ['-+++', { state: 'persisting', at: '2026-11-02', exact: true, nights: 4 }],
  ['+n', { state: 'persisting', at: '2026-11-01', exact: true, nights: 3 }],
  ['+?', { state: 'persisting', at: '2026-11-01', exact: true, nights: 3 }],
  ['+.', { state: 'persisting', at: '2026-11-01', exact: true, nights: 3 }],
  ['+-', { state: 'reopened', at: '2026-11-01', exact: true, nights: 3 }],
  ['+-.', { state: 'reopened', at: '2026-11-01', exact: true, nights: 4 }],
  ['+-+', { state: 'persisting', at: '2026-11-01', exact: true, nights: 4 }],
] as const)('nights %j, and tonight it is there', (letters, { state, ...firstSeen }) => {
  test(`${state}, since ${firstSeen.at}`, () => {
    const { identity: _, ...finding } = FOUND
    expect(agesOf([FOUND], nights(letters), tonight)).toEqual([
      { ...finding, also: [], firstSeen, state, waived: null },
    ])
  })
})
