import { describe, expect, test } from 'vitest'

import { formsOfAccount, ofAccount } from '../../src/escalation/of-account.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../../src/policy/formula.ts'

const HOME = '123456789012'
const among = (...patterns: readonly string[]): Formula => ({ is: 'resource', among: { patterns, except: false } })
const own = among('arn:aws:lambda:*:123456789012:function:bun')
const other = among('arn:aws:lambda:*:444455556666:function:bun')

describe('the forms of an account', () => {
  test.each([
    ['a format whose account is open', ['arn:aws:lambda:*:*:function:*'], ['arn:aws:lambda:*:123456789012:function:*']],
    ['a format without an account', ['arn:aws:s3:::*', '${*}'], ['arn:aws:s3:::*', '${*}']],
  ])('%s', (_, forms, expected) => {
    expect(formsOfAccount(among(...forms), HOME)).toEqual(expected)
  })
  test('are not told where AWS lists none', () => {
    expect(formsOfAccount(ALWAYS, HOME)).toBeNull()
  })
})

describe('of an account', () => {
  test.each<[string, Formula, Formula]>([
    ['what names it stays', own, own],
    ['what names another goes', other, NEVER],
    ['of several, those of another go', among('*', 'arn:aws:lambda:*:444455556666:function:x'), among('*')],
    ['of alternatives, those of another go', any([other, own]), own],
    ['what denies another stays', all([own, not(other)]), all([own, not(other)])],
    ['an account by wildcards that may be it', among('arn:*:*:*:1*2:*'), among('arn:*:*:*:1*2:*')],
    ['an account by wildcards that cannot be it', among('arn:*:*:*:4*:*'), NEVER],
    [
      'an account by a variable',
      among('arn:aws:lambda:*:${aws:PrincipalAccount}:*'),
      among('arn:aws:lambda:*:${aws:PrincipalAccount}:*'),
    ],
    ['an ARN without an account', among('arn:aws:ssm:*::document/*'), among('arn:aws:ssm:*::document/*')],
    ['a wildcard that stands for the account too', among('arn:aws:lambda:*'), among('arn:aws:lambda:*')],
    [
      'a wildcard for several parts',
      among('arn:*:123456789012:function:a:b'),
      among('arn:*:123456789012:function:a:b'),
    ],
  ])('%s', (_, formula, expected) => {
    expect(ofAccount(formula, HOME)).toEqual(expected)
  })
})
