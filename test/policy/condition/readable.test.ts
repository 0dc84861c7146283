import { describe, expect, test } from 'vitest'

import { alternatives } from '../../../src/policy/condition/alternatives.ts'
import { type Given, NOTHING_GIVEN } from '../../../src/policy/condition/given.ts'
import { simplify } from '../../../src/policy/condition/simplify.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../../../src/policy/formula.ts'
import { LIMITS, startBudget } from '../../../src/policy/limits.ts'
import { asks } from './asks.ts'

const mfa = asks('Bool', 'aws:multifactorauthpresent', 'true')
const red = asks('StringEquals', 'aws:principaltag/team', 'red')
const anyTeam = asks('StringLike', 'aws:principaltag/team', '*')
const inside = asks('IpAddress', 'aws:sourceip', '10.0.0.0/8')
const widely = asks('IpAddress', 'aws:sourceip', '10.0.0.0/8', '192.0.2.0/24')
const resource: Formula = { is: 'resource', among: { patterns: ['arn:aws:s3:::a', 'arn:aws:s3:::b*'], except: false } }

const simpler: readonly (readonly [string, Formula, readonly string[], Partial<Given>?])[] = [
  [
    'what another test implies is gone',
    all([red, anyTeam, mfa]),
    ['Bool aws:multifactorauthpresent true and StringEquals aws:principaltag/team red'],
  ],
  ['of alternatives the wider stays', any([inside, widely]), ['IpAddress aws:sourceip 10.0.0.0/8 | 192.0.2.0/24']],
  [
    'a Deny that cannot be',
    all([red, not(all([red, asks('StringEquals', 'aws:principaltag/team', 'blue')]))]),
    ['StringEquals aws:principaltag/team red'],
  ],
  [
    'a Deny that leaves one case',
    all([any([red, mfa]), not(all([mfa, anyTeam]))]),
    [
      'Bool aws:multifactorauthpresent true and StringNotLike aws:principaltag/team *',
      'BoolIfExists aws:multifactorauthpresent false and StringEquals aws:principaltag/team red',
    ],
  ],
  [
    'an empty value is seen',
    asks('StringEquals', 'aws:principaltag/team', '', 'red'),
    ['StringEquals aws:principaltag/team "" | red'],
  ],
  ['a contradiction', all([mfa, asks('Null', 'aws:multifactorauthpresent', 'true')]), []],
  [
    'known keys are put in',
    all([red, mfa]),
    ['Bool aws:multifactorauthpresent true'],
    { context: new Map([['aws:principaltag/team', 'red']]) },
  ],
  [
    'known values are put in',
    asks('StringEquals', 'aws:resourcetag/owner', '${aws:username}'),
    ['StringEquals aws:resourcetag/owner ann'],
    { context: new Map([['aws:username', 'ann']]) },
  ],
  [
    'open values stay',
    asks('StringEquals', 'aws:resourcetag/owner', '${aws:username}'),
    ['StringEquals aws:resourcetag/owner ${aws:username}'],
  ],
  [
    'open values of a known key stay',
    asks('StringEquals', 'aws:username', '${aws:resourcetag/owner}'),
    ['StringEquals aws:username ${aws:resourcetag/owner}'],
    { context: new Map([['aws:username', 'ann']]) },
  ],
  [
    'resources',
    all([resource, not({ is: 'resource', among: { patterns: ['arn:aws:s3:::b1'], except: false } })]),
    ['resource is arn:aws:s3:::a | arn:aws:s3:::b* and resource is not arn:aws:s3:::b1'],
  ],
  [
    'what is unknown',
    any([
      { is: 'unknown', why: 'nobody knows' },
      { is: 'unknown', why: 'nobody knows' },
    ]),
    ['nobody knows'],
  ],
]

describe('simplify', () => {
  for (const [name, formula, texts, given] of simpler) {
    test(name, () => {
      expect(alternatives(simplify(formula, { ...NOTHING_GIVEN, ...given }, startBudget()))).toEqual(texts)
    })
  }
  test('gives the formula as it is where the limits do not suffice', () => {
    const formula = all([red, anyTeam, mfa])
    expect(simplify(formula, NOTHING_GIVEN, startBudget({ ...LIMITS, nodes: 1 }))).toEqual(formula)
  })
})

const negated: readonly (readonly [Formula, string])[] = [
  [asks('StringEquals', 'k', 'a', 'b'), 'StringNotEquals k a | b'],
  [asks('StringNotLikeIfExists', 'k', 'a'), 'StringLike k a'],
  [asks('StringEqualsIfExists', 'k', 'a'), 'not (StringEqualsIfExists k a)'],
  [asks('StringEquals', 'aws:tagkeys', 'a'), 'not (StringEquals aws:tagkeys a)'],
  [asks('ForAllValues:StringLike', 'k', 'a'), 'ForAnyValue:StringNotLike k a'],
  [asks('ForAnyValue:StringNotEquals', 'k', 'a'), 'ForAllValues:StringEquals k a'],
  [asks('ForAnyValue:StringEqualsIfExists', 'k', 'a'), 'not (ForAnyValue:StringEqualsIfExists k a)'],
  [asks('Null', 'k', 'true'), 'Null k false'],
  [asks('Bool', 'k', 'true'), 'BoolIfExists k false'],
  [asks('BoolIfExists', 'k', 'False'), 'Bool k true'],
  [asks('NumericLessThan', 'k', '1'), 'not (NumericLessThan k 1)'],
  [asks('IpAddress', 'k', '10.0.0.0/8'), 'not (IpAddress k 10.0.0.0/8)'],
  [asks('IpAddress', 'aws:sourceip', '10.0.0.0/8'), 'NotIpAddress aws:sourceip 10.0.0.0/8'],
  [resource, 'resource is not arn:aws:s3:::a | arn:aws:s3:::b*'],
  [{ is: 'unknown', why: 'nobody knows' }, 'not (nobody knows)'],
]

describe('alternatives', () => {
  test('leave out what cannot be', () => {
    expect(alternatives(any([mfa, all([red, not(anyTeam)])]))).toEqual(['Bool aws:multifactorauthpresent true'])
    expect(alternatives(NEVER)).toEqual([])
    expect(alternatives(ALWAYS)).toEqual(['always'])
  })
  test.each(negated)('the opposite of %j', (formula, text) => {
    expect(alternatives(not(formula))).toEqual([text])
  })
  test('are each once, without those that ask for more than another', () => {
    expect(alternatives(any([all([red, mfa]), red, all([mfa, red])]))).toEqual([
      'StringEquals aws:principaltag/team red',
    ])
  })
  test('are one text where they would be too many', () => {
    const pair = (index: number): Formula => any([asks('Bool', `a${index}`, 'true'), asks('Bool', `b${index}`, 'true')])
    const texts = alternatives(all(Array.from({ length: 6 }, (_, index) => pair(index))))
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/^\(Bool a0 true or Bool b0 true\) and /)
  })
})
