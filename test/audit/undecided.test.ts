import { expect, test } from 'vitest'

import { undecidedOn } from '../../src/audit/undecided.ts'
import { FOUND, OVEN } from './cold-oven.ts'

test.each([
  ['had it', { isAnswered: true, found: ['aa'], open: new Set<string>() }, 0],
  ['had it, and left others open', { isAnswered: true, found: ['aa'], open: 'all' as const }, 0],
  ['did not have it', { isAnswered: true, found: ['bb'], open: new Set<string>() }, 0],
  ['left its subject open', { isAnswered: true, found: [], open: new Set([OVEN]) }, 1],
  ['left all open', { isAnswered: true, found: ['bb'], open: 'all' as const }, 1],
  ['could not be asked', { isAnswered: false, found: [], open: 'all' as const }, 1],
])('a night that %s', (_, verdict, left) => {
  expect(undecidedOn(verdict, [FOUND])).toHaveLength(left)
})
