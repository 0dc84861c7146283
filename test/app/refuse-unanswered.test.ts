import { describe, expect, test } from 'vitest'

import { refuseUnanswered } from '../../src/app/refuse-unanswered.ts'
import { RolecallError } from '../../src/model/error.ts'

const lacks = (name: string) => new RolecallError('UNANSWERABLE', `${name} lacks its parts`, { hint: 'Collect them.' })
const untold = (name: string) => new RolecallError('USAGE', `${name} must be told something`)

function refused(...errors: readonly (RolecallError | null)[]): unknown {
  try {
    refuseUnanswered(errors.map((unanswerable) => ({ unanswerable })))
    return null
  } catch (error) {
    return error
  }
}

describe('an audit stands where a query was answered', () => {
  test.each([
    ['the only one', [null]],
    ['one of two', [lacks('a'), null]],
    ['none was asked', []],
  ])('%s', (_, errors) => {
    expect(refused(...errors)).toBe(null)
  })
})

describe('an audit is refused where none was', () => {
  test('a query that was asked alone says why itself', () => {
    const error = lacks('a')
    expect(refused(error)).toBe(error)
  })
  test.each([
    ['what the night lacks', [lacks('a'), lacks('b')], 'UNANSWERABLE', 'a lacks its parts; b lacks its parts'],
    ['what was not told', [untold('a'), untold('b')], 'USAGE', 'a must be told something; b must be told something'],
    ['both', [untold('a'), lacks('b')], 'UNANSWERABLE', 'a must be told something; b lacks its parts'],
    ['many', ['a', 'b', 'c', 'd', 'e'].map(lacks), 'UNANSWERABLE', 'c lacks its parts; and 2 more'],
  ] as const)('%s', (_, errors, code, message) => {
    expect(refused(...errors)).toMatchObject({ code, message: expect.stringContaining(message) })
  })
})
