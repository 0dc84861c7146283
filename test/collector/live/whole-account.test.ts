import { expect, test } from 'vitest'

import { PARTS } from '../../../src/model/part.ts'
import { collecting } from '../../support/collecting.ts'
import { expectedNight } from '../../support/expected-night.ts'

test('every part of a deep night says what the account says', async () => {
  const { endpoint, collect, nights, spools, attempts } = await collecting()
  const { error, recorded } = await collect({ level: 'deep', parts: ['last-accessed'] })
  expect(error).toBeNull()
  expect(recorded).toBe(true)
  const [night] = nights()
  const { lists, profiles, facts } = await expectedNight(endpoint)
  expect(night?.lists).toEqual(lists)
  expect(night?.profiles).toEqual(profiles)
  for (const part of PARTS) expect([part, night?.facts.get(part)]).toEqual([part, facts.get(part)])
  expect(PARTS.filter((part) => night?.parts.get(part)?.status !== 'complete')).toEqual([])
  expect(night?.codes).toEqual([])
  expect([spools(), attempts()]).toEqual([[], []])
})
