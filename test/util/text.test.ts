import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { snakeCase } from '../../src/util/case.ts'
import { clean } from '../../src/util/clean.ts'
import { visibleJson } from '../../src/util/visible-json.ts'
import { HOSTILE } from '../fixtures/hostile/names.ts'

const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE))

describe('clean', () => {
  test.each([
    ['oven', 'oven'],
    ['two\r\nlines\tand\u2028more', 'two lines and more'],
    ['\u001b[2J', '[2J'],
    ['\u009b2J\u007f', '2J'],
    ['\u202eevil\u202c \u2066x\u2069\u200e\u200f\u061c', 'evil x'],
    ['👩‍🍳', '👩‍🍳'],
  ])('%j is %j', (text, expected) => {
    expect(clean(text)).toBe(expected)
  })

  test('nothing that moves or reorders is left, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(clean(text)).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u)
        expect(clean(clean(text))).toBe(clean(text))
      }),
    )
  })
})

test.each([
  ['principalArn', 'principal_arn'],
  ['createdAt', 'created_at'],
  ['kind', 'kind'],
  ['instanceProfileArn', 'instance_profile_arn'],
  ['oidcARNList', 'oidc_arn_list'],
  ['sha256Hash', 'sha256_hash'],
  ['already_snake', 'already_snake'],
  ['__proto__', '__proto__'],
])('%s in snake case is %s', (camel, snake) => {
  expect(snakeCase(camel)).toBe(snake)
})

test('visible JSON parses to the same', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const json = visibleJson(JSON.stringify(text))
      expect(JSON.parse(json)).toBe(text)
      expect(json).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
    }),
  )
})
