import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { caseVariants, commonSpellings } from '../../../../src/queries/shared/entities/spellings.ts'

describe('commonSpellings', () => {
  test.each([
    ['letter case', { CostCenter: 3, costcenter: 1 }, [['costcenter', 'CostCenter']]],
    ['spaces and punctuation', { 'Cost Center': 3, 'cost-center': 2 }, [['cost-center', 'Cost Center']]],
    ['full-width letters', { Owner: 2, Ｏｗｎｅｒ: 1 }, [['Ｏｗｎｅｒ', 'Owner']]],
    ['a letter left out', { Project: 2, Projct: 1 }, [['Projct', 'Project']]],
    ['a letter left out, so that four are left', { Owner: 2, Ower: 1 }, []],
    ['a letter added', { Owner: 2, Ownner: 1 }, [['Ownner', 'Owner']]],
    ['a letter changed', { Owner: 2, Owmer: 1 }, [['Owmer', 'Owner']]],
    ['neighbours swapped', { CostCenter: 2, CostCentre: 1 }, [['CostCentre', 'CostCenter']]],
    ['two letters changed', { Owner: 2, Uwmer: 1 }, []],
    ['short words, one letter apart', { Name: 2, Game: 1 }, []],
    ['words that differ in a digit', { disk1: 2, disk2: 1, disks: 1 }, []],
    ['nothing but punctuation', { '-': 2, ':': 1, '': 1 }, []],
    ['equally common ones', { owner: 1, Owner: 1 }, [['owner', 'Owner']]],
    [
      'a misspelling of a variant',
      { Owner: 5, owner: 2, 'o-wnre': 1 },
      [
        ['owner', 'Owner'],
        ['o-wnre', 'Owner'],
      ],
    ],
  ])('%s', (_, counts, expected) => {
    expect([...commonSpellings(new Map(Object.entries(counts)))]).toEqual(expected)
  })

  test('keys that objects inherit', () => {
    expect(
      commonSpellings(
        new Map([
          ['__proto__', 2],
          ['proto', 1],
        ]),
      ).get('proto'),
    ).toBe('__proto__')
  })

  const word = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'c', '-', '1', ' ', 'é'), maxLength: 8 })
  const counts = fc.uniqueArray(fc.tuple(fc.oneof(word, fc.string()), fc.nat(3)), { selector: ([text]) => text })

  test('a variant is never a common spelling, nor more used than it', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const uses = new Map(pairs)
        const variants = commonSpellings(uses)
        for (const [variant, common] of variants) {
          expect(variants.has(common)).toBe(false)
          expect(uses.get(variant)).toBeLessThanOrEqual(uses.get(common) ?? -1)
        }
      }),
    )
  })

  test('the order of counting does not matter', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        expect(commonSpellings(new Map(pairs))).toEqual(commonSpellings(new Map(pairs.toReversed())))
      }),
    )
  })
})

describe('caseVariants', () => {
  test('joins what differs in letter case and spaces, not in punctuation', () => {
    const variants = caseVariants(
      new Map([
        ['live', 3],
        ['Li ve', 1],
        ['li-ve', 1],
        ['LIVE', 1],
      ]),
    )
    expect([...variants]).toEqual([
      ['LIVE', 'live'],
      ['Li ve', 'live'],
    ])
  })
})
