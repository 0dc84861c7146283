import { describe, expect, test } from 'vitest'

import { PARTS } from '../../src/model/part.ts'
import type { Query } from '../../src/queries/query.ts'
import { runQuery } from '../../src/queries/run.ts'
import { bakery } from './account-builder.ts'

/** Tests that a query says why it has no answer, however much was read, and what could give one. */
export function testBeyondIam(query: Query): void {
  const given = query.beyondIam ?? { reason: '', source: '' }
  describe(query.name, () => {
    test('says why and what could, in words that go on', () => {
      expect(given.reason).toMatch(/^(?:[a-z]|IAM\b).{20,}[^.\s]$/)
      expect(given.source).toMatch(/^(?:[a-z]|CloudTrail\b).{10,}[^.\s]$/)
    })
    test('has no answer on a night of which everything was read', () => {
      const parts = Object.fromEntries(PARTS.map((part) => [part, 'complete']))
      const account = bakery().role('oven').parts(parts).build()
      expect(() => runQuery(query, account)).toThrow(
        expect.objectContaining({
          code: 'UNANSWERABLE',
          message: `query ${query.name} cannot be answered from IAM data: ${given.reason}`,
          hint: `What could answer it: ${given.source}.`,
        }),
      )
    })
  })
}
