import { describe, expect, test } from 'vitest'

import { formsOfAccount, ofForm } from '../../src/escalation/of-form.ts'
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

describe('of a form', () => {
  const FUNCTION = 'arn:*:lambda:*:123456789012:function:*'
  const keep = (...patterns: readonly string[]): [Formula, Formula] => [among(...patterns), among(...patterns)]
  test.each<[string, Formula, Formula]>([
    ['what names it stays', own, own],
    ['what names another account goes', other, NEVER],
    ['of several, those of another go', among('*', 'arn:aws:lambda:*:444455556666:function:x'), among('*')],
    ['of alternatives, those of another go', any([other, own]), own],
    ['what denies another stays', all([own, not(other)]), all([own, not(other)])],
    ['an account by wildcards that may be it', ...keep('arn:*:*:*:1*2:*')],
    ['an account by wildcards that cannot be it', among('arn:*:*:*:4*:*'), NEVER],
    ['an account by a variable', ...keep('arn:aws:lambda:*:${aws:PrincipalAccount}:*')],
    ['a wildcard that stands for the account too', ...keep('arn:aws:lambda:*')],
    ['a wildcard for several parts', ...keep('arn:*:123456789012:function:a:b')],
    ['a wildcard for the region and the account', ...keep('arn:aws:lambda:*:function:bun')],
    ['a wildcard for the account and the type', ...keep('arn:aws:lambda:*:*:bun')],
    ['another type', among('arn:aws:lambda:*:123456789012:layer:*'), NEVER],
    ['another type of any account', among('arn:aws:lambda:*:*:layer:*'), NEVER],
    ['another type of no account', among('arn:aws:lambda:::layer:*'), NEVER],
    ['a resource by wildcards alone', ...keep('arn:aws:lambda:*:*:*')],
  ])('%s', (_, formula, expected) => {
    expect(ofForm(formula, FUNCTION)).toEqual(expected)
  })
  test.each<[string, string, string, boolean]>([
    ['a document of AWS’s own', 'arn:aws:ssm:*::document/AWS-*', 'arn:aws:ssm:*:123456789012:document/*', true],
    ['a report group', 'arn:aws:codebuild:*:*:report-group/*', 'arn:*:codebuild:*:123456789012:project/*', false],
    ['a project', 'arn:aws:codebuild:*:*:project/*', 'arn:*:codebuild:*:123456789012:project/*', true],
  ])('%s', (_, text, form, isKept) => {
    expect(ofForm(among(text), form)).toEqual(isKept ? among(text) : NEVER)
  })
})
