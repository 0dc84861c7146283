import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { administration } from '../../../../src/queries/shared/policies/administration.ts'
import { everythingIn } from '../../../../src/queries/shared/policies/everything.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'

const everything = everythingIn(bakery().build(), actionTable)
const RUNS = { numRuns: 150 }

const actions = fc.uniqueArray(
  fc.constantFrom(
    '*',
    '*:*',
    'iam:*',
    'I?M:Put*',
    's3:*',
    'iam:AttachRolePolicy',
    'bakery:Bake',
    'iam:CreatePolicyVersion',
  ),
  { minLength: 1, maxLength: 3 },
)
const resources = fc.uniqueArray(
  fc.constantFrom('*', 'arn:aws:*', 'arn:aws:iam::*:role/*', 'arn:aws:iam::123456789012:user/*', 'arn:aws:s3:::flour'),
  { minLength: 1, maxLength: 2 },
)
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    actions: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), actions),
    resources: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), resources),
    isConditional: fc.boolean(),
  })
  .map(({ Effect, actions: [action, named], resources: [resource, patterns], isConditional }) => ({
    Effect,
    [action]: named,
    [resource]: patterns,
    ...(isConditional ? { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } } : {}),
  }))
const statements = fc.array(statement, { minLength: 1, maxLength: 4 })

const RANKS = ['denied', 'conditional', 'allowed'] as const

function rank(Statement: readonly object[]): number {
  const { decision } = administration(readPolicyJson({ Version: '2012-10-17', Statement }), everything)
  return RANKS.findIndex((known) => known === decision)
}

test('every document of decidable statements is decided', () => {
  fc.assert(
    fc.property(statements, (given) => {
      expect(rank(given)).toBeGreaterThanOrEqual(0)
    }),
    RUNS,
  )
})

test('the order of statements means nothing', () => {
  fc.assert(
    fc.property(statements, (given) => {
      expect(rank(given.toReversed())).toBe(rank(given))
    }),
    RUNS,
  )
})

test('one more Deny never makes more of it, one more Allow never less', () => {
  fc.assert(
    fc.property(statements, statement, (given, more) => {
      expect(rank([...given, { ...more, Effect: 'Deny' }])).toBeLessThanOrEqual(rank(given))
      expect(rank([...given, { ...more, Effect: 'Allow' }])).toBeGreaterThanOrEqual(rank(given))
    }),
    RUNS,
  )
})

test('a statement with several resources is as good as several with one each', () => {
  fc.assert(
    fc.property(statements, (given) => {
      const split = given.flatMap((one) =>
        'Resource' in one && Array.isArray(one.Resource)
          ? one.Resource.map((Resource: string) => ({ ...one, Resource }))
          : [one],
      )
      expect(rank(split)).toBe(rank(given))
    }),
    RUNS,
  )
})
