import fc from 'fast-check'
import { expect, test } from 'vitest'

import { redactNight } from '../../src/app/redact-night.ts'
import { listSnapshots } from '../../src/store/index.ts'
import { KEY, redactedPair } from '../support/redacted.ts'
import { arbitraryNight } from './arbitrary-beyond.ts'

/** What a value is made of: its members, lists and kinds of values, whatever they say. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.values(value).map(shapeOf)
}

test('a redacted night of any account imports again, with the same parts and counts', () => {
  fc.assert(
    fc.property(arbitraryNight, (content) => {
      const { plain, redacted } = redactedPair(content, { account: '111122223333' })
      try {
        const of = (db: typeof plain.db) => {
          const [snapshot] = listSnapshots(db)
          return {
            counts: snapshot?.counts,
            parts: [...(snapshot?.parts ?? [])].map(([part, { status, count }]) => [part, status, count]),
          }
        }
        expect(of(redacted.db)).toEqual(of(plain.db))
      } finally {
        plain.db.close()
        redacted.db.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('redacting a redacted night keeps its shape', () => {
  fc.assert(
    fc.property(arbitraryNight, (content) => {
      const { plain, redacted, redactedId, night } = redactedPair(content, { account: '111122223333' })
      try {
        const again = redactNight(redacted.db, redactedId, { key: KEY, allParts: true }).night
        expect(shapeOf(again['UserDetailList'])).toEqual(shapeOf(night['UserDetailList']))
      } finally {
        plain.db.close()
        redacted.db.close()
      }
    }),
    { numRuns: 30 },
  )
})
