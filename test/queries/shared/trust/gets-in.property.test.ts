import fc from 'fast-check'
import { expect, test } from 'vitest'

import roleTrustAnyPrincipal from '../../../../src/queries/trust/role-trust-any-principal.ts'
import { bakery } from '../../../support/account-builder.ts'
import { askQuery } from '../../../support/ask-query.ts'

/** Conditions as trust policies have them: some keep strangers out, some nobody, some only a few. */
const condition = fc.constantFrom<object>(
  { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } },
  { StringEquals: { 'aws:PrincipalAccount': ['111122223333', '444455556666'] } },
  { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Baker' } },
  { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:*' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'bakers' } },
  { StringNotEquals: { 'aws:PrincipalTag/team': 'bakers' } },
  { Null: { 'sts:ExternalId': 'true' } },
  { StringLike: { 'sts:ExternalId': '*' } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } },
  { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
)
const conditions = fc.uniqueArray(condition, { maxLength: 3 })

const allow = (given: readonly object[]) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'sts:AssumeRole',
  Condition: merged(given),
})
const deny = (given: object) => ({ ...allow([given]), Effect: 'Deny' })

/** Several conditions at once: one operator has the keys of all. */
function merged(given: readonly object[]): object {
  const operators = new Map<string, object>()
  for (const [operator, keys] of given.flatMap((one) => Object.entries(one))) {
    operators.set(operator, { ...keys, ...operators.get(operator) })
  }
  return Object.fromEntries(operators)
}

function isOpen(statements: readonly object[]): boolean {
  const night = bakery().role('oven', { trust: { Version: '2012-10-17', Statement: statements } })
  return askQuery(roleTrustAnyPrincipal, night).rows.length > 0
}

const RUNS = { numRuns: 60 }

test('a condition more opens no role to strangers', () => {
  fc.assert(
    fc.property(conditions, condition, (some, one) => {
      if (isOpen([allow([...some, one])])) expect(isOpen([allow(some)])).toBe(true)
    }),
    RUNS,
  )
})

test('a Deny more opens no role to strangers', () => {
  fc.assert(
    fc.property(conditions, condition, condition, (some, one, other) => {
      if (isOpen([allow(some), deny(one), deny(other)])) expect(isOpen([allow(some), deny(one)])).toBe(true)
    }),
    RUNS,
  )
})

test('an Allow more closes no role to strangers', () => {
  fc.assert(
    fc.property(conditions, conditions, (some, others) => {
      if (isOpen([allow(some)])) expect(isOpen([allow(others), allow(some)])).toBe(true)
    }),
    RUNS,
  )
})

test('a Deny of what an Allow asks leaves nobody', () => {
  fc.assert(
    fc.property(condition, (one) => {
      expect(isOpen([allow([one]), deny(one)])).toBe(false)
    }),
    RUNS,
  )
})
