import { describe, expect, test } from 'vitest'

import { type Given, NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { findModel } from '../../../src/policy/condition/satisfiable.ts'
import { all, any, type Formula, not } from '../../../src/policy/formula.ts'
import { startBudget } from '../../../src/policy/limits.ts'
import { asks, testOf } from './asks.ts'

function find(formula: Formula, given: Partial<Given> = {}): ReturnType<typeof findModel> {
  return findModel(formula, { ...NOTHING_GIVEN, ...given }, startBudget())
}

const since: Partial<Given> = {
  assumptions: [
    testOf('DateGreaterThanEquals', 'aws:currenttime', '2026-01-01T00:00:00Z'),
    testOf('DateGreaterThanEqualsIfExists', 'aws:tokenissuetime', '2026-01-01T00:00:00Z'),
  ],
}

function resource(...patterns: readonly string[]): Formula {
  return { is: 'resource', among: { patterns, except: false } }
}

describe('what is given', () => {
  test('a known key is decided', () => {
    const context = new Map([['k', 'a']])
    expect(find(asks('StringEquals', 'k', 'b'), { context })).toBeNull()
    expect(find(asks('StringEquals', 'k', 'a'), { context })).toMatchObject({ context: new Map(), opaque: false })
  })
  test('a key known to be missing, or that a complete context lacks, is missing', () => {
    expect(find(asks('StringLike', 'k', '*'), { missing: new Set(['k']) })).toBeNull()
    expect(find(asks('StringLike', 'k', '*'), { isComplete: true })).toBeNull()
    expect(find(asks('StringLikeIfExists', 'k', 'a'), { isComplete: true })).not.toBeNull()
  })
  test('a variable has the value of its key', () => {
    const formula = all([asks('StringLike', 'k', '${aws:username}/*'), asks('StringNotLike', 'k', 'ann/*')])
    expect(find(formula, { context: new Map([['aws:username', 'ann']]) })).toBeNull()
    expect(find(formula, { context: new Map([['aws:username', 'bob']]) })).toMatchObject({ opaque: false })
    expect(find(formula, { context: new Map([['aws:username', ['bob']]]) })).toBeNull()
    expect(find(formula, { missing: new Set(['aws:username']) })).toBeNull()
  })
  test('a value known of one key need not be known of the other', () => {
    const formula = asks('StringEquals', 'k', '${aws:username}')
    const model = find(formula, { context: new Map([['k', 'ann']]) })
    expect(model).toMatchObject({ context: new Map([['aws:username', expect.anything()]]) })
  })
  test('a bound in the past is decided, and the key is never missing', () => {
    expect(find(asks('DateLessThan', 'aws:currenttime', '2025-06-01T00:00:00Z'), since)).toBeNull()
    expect(find(asks('DateLessThan', 'aws:currenttime', '2026-06-01T00:00:00Z'), since)).not.toBeNull()
    expect(find(asks('Null', 'aws:currenttime', 'true'), since)).toBeNull()
    expect(find(not(asks('DateGreaterThan', 'aws:currenttime', '2025-06-01')), since)).toBeNull()
  })
  test('what is assumed with IfExists leaves the key missing or not', () => {
    expect(find(asks('Null', 'aws:tokenissuetime', 'true'), since)).not.toBeNull()
    expect(find(asks('DateLessThan', 'aws:tokenissuetime', '2025-06-01T00:00:00Z'), since)).toBeNull()
  })
})

describe('what is unknown', () => {
  const unknown: Formula = { is: 'unknown', why: 'nobody knows' }
  test('is assumed, and said to be', () => {
    expect(find(unknown)).toMatchObject({ opaque: true })
    expect(find(not(unknown))).toMatchObject({ opaque: true })
    expect(find(all([unknown, not(unknown)]))).toBeNull()
    expect(find(any([unknown, asks('Bool', 'k', 'true')]))).toMatchObject({ opaque: false })
  })
  test('is what AWS does not document', () => {
    expect(find(asks('NumericLessThan', 'k', '1e3'))).toMatchObject({ opaque: true })
    expect(find(asks('ArnLike', 'k', '*'))).toMatchObject({ opaque: true })
    expect(find(all([asks('NumericLessThan', 'k', '1e3'), asks('Null', 'k', 'true')]))).toBeNull()
  })
})

describe('a resource', () => {
  test('is one that fits', () => {
    const formula = all([resource('arn:aws:s3:::a*'), not(resource('arn:aws:s3:::a', 'arn:aws:s3:::a?*'))])
    expect(find(formula)).toBeNull()
    const other = find(all([resource('arn:aws:s3:::a*'), not(resource('arn:aws:s3:::a'))]))
    expect(other?.resource).toMatch(/^arn:aws:s3:::a./)
    expect(find({ is: 'resource', among: { patterns: ['*'], except: true } })).toBeNull()
  })
  test('follows its variables', () => {
    const own = resource('arn:aws:iam::111122223333:user/${aws:username}')
    expect(find(all([own, not(own)]))).toBeNull()
    expect(find(own, { context: new Map([['aws:username', 'ann']]) })?.resource).toBe(
      'arn:aws:iam::111122223333:user/ann',
    )
    expect(find(own)?.resource).toMatch(/^arn:aws:iam::111122223333:user\/./)
    expect(find(own, { missing: new Set(['aws:username']) })).toBeNull()
  })
})
