import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { normalFormOfJson } from '../../../src/policy/document/normal-form.ts'

interface Pair {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly old: unknown
  readonly new: unknown
  readonly kind: string
}

const file = join(
  process.env['ROLECALL_SHARED'] ?? join(import.meta.dirname, '../../../../shared'),
  'data/policies/aws-managed-policy-version-pairs.json',
)

/** Consecutive versions of AWS managed policies, which others have sorted into identical, cosmetic and changed. */
describe('versions of AWS managed policies', () => {
  const pairs = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Pair[]) : []
  const label = (pair: Pair): string => `${pair.name} ${pair.from} ${pair.to}`
  const equal = (kind: string): readonly string[] =>
    pairs
      .filter((pair) => pair.kind.startsWith(kind) && normalFormOfJson(pair.old) === normalFormOfJson(pair.new))
      .map(label)
  const all = (kind: string): readonly string[] => pairs.filter((pair) => pair.kind.startsWith(kind)).map(label)

  test('all pairs are of a kind we know', () => {
    console.log(`policy versions: read ${pairs.length} pairs${pairs.length === 0 ? ', the data is not here' : ''}`)
    expect(all('identical').length + all('cosmetic').length + all('changed').length).toBe(pairs.length)
  })

  test('identical pairs are equal', () => {
    expect(equal('identical')).toEqual(all('identical'))
  })

  test('cosmetic pairs are equal', () => {
    expect(equal('cosmetic')).toEqual(all('cosmetic'))
  })

  test('changed pairs differ, but for a repeated action that the sorting took for a change', () => {
    expect(equal('changed')).toEqual(pairs.length === 0 ? [] : ['AmazonRDSDataFullAccess v2 v3'])
  })
})
