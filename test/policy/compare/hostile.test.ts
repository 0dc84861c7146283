import { describe, expect, test } from 'vitest'
import type { EditEffect } from '../../../src/policy/compare/comparison.ts'
import { allow, compared, deny } from './comparing.ts'

/** Documents that would take for ever, were each combination of their parts looked at: each ends, decided or not. */
describe('compare: hostile documents', () => {
  const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, index) => make(index))
  const tag = (index: number): string => `aws:RequestTag/t${index}`

  test.each<readonly [string, readonly object[], readonly object[], EditEffect]>([
    ['stars', [allow('s3:*', '*a'.repeat(3000))], [allow('s3:*', `${'*a'.repeat(2999)}a`)], 'narrower'],
    ['long literals', [allow('s3:*', `${'a'.repeat(6000)}*`)], [allow('s3:*', `${'a'.repeat(6000)}?`)], 'narrower'],
    [
      'many resources',
      [
        allow(
          's3:*',
          many(300, (i) => `b${i}/*`),
        ),
      ],
      [
        allow(
          's3:*',
          many(300, (i) => `b${i + 1}/*`),
        ),
      ],
      'different',
    ],
    [
      'many conditions',
      many(60, (i) => allow('s3:*', '*', { StringEquals: { [tag(i)]: 'x' } })),
      many(60, (i) => allow('s3:*', '*', { StringLike: { [tag(i)]: 'x*' } })),
      'broader',
    ],
    [
      'many Denies on parts of all resources',
      [allow('*', '*'), ...many(60, (i) => deny('*', `*${i}*`, { StringEquals: { [tag(0)]: `x${i}` } }))],
      [allow('*', '*'), ...many(60, (i) => deny('*', `*${i}*`, { StringNotEquals: { [tag(0)]: `x${i}` } }))],
      'different',
    ],
    [
      'many forms of values',
      [allow('s3:*', '*', { StringLike: { [tag(0)]: many(300, (i) => `*${i}*`) } })],
      [allow('s3:*', '*', { StringLike: { [tag(0)]: many(300, (i) => `*${i + 1}*`) } })],
      'undecided',
    ],
    [
      'many forms of actions',
      [
        allow(
          many(400, (i) => `*:*${i}*`),
          '*',
        ),
      ],
      [
        allow(
          many(400, (i) => `*:*${i}*a`),
          '*',
        ),
      ],
      'undecided',
    ],
    [
      'many statements that nobody can read',
      [allow('*', '*'), ...many(40, (i) => deny('s3:*', `*${i}*`, { Odd: { a: 'b' } }))],
      [allow('*', '*'), ...many(41, (i) => deny('s3:*', `*${i}*`, { Odd: { a: 'b' } }))],
      'undecided',
    ],
    [
      'many variables',
      many(40, (i) => allow('s3:*', `b/\${${tag(i)}}/*`)),
      many(40, (i) => allow('s3:*', `b/\${${tag(i)}}/?*`)),
      'narrower',
    ],
  ])('%s', (_, older, newer, effect) => {
    expect(compared(older, newer).effect).toBe(effect)
  })
})
