import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Policy } from '../../../../src/policy/document/policy.ts'
import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { evaluate } from '../../../../src/policy/evaluate.ts'
import { coverings } from '../../../../src/queries/shared/policies/covering.ts'
import { actionTable } from '../../../support/action-table.ts'

const ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:Get*', 's3:*', 'iam:GetUser', 'iam:*', '*']
const RESOURCES = ['*', 'arn:aws:s3:::a*', 'arn:aws:s3:::*b', 'arn:aws:s3:::ab', 'arn:aws:iam::123456789012:user/a']
const CONDITIONS = [
  undefined,
  { Bool: { 'aws:SecureTransport': 'true' } },
  { BoolIfExists: { 'aws:SecureTransport': 'true' } },
]
const some = <T>(items: readonly T[]) => fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 2 })
const statement = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), some(ACTIONS), some(RESOURCES), fc.constantFrom(...CONDITIONS))
  .map(([Effect, Action, Resource, Condition]) => ({ Effect, Action, Resource, Condition }))
const policy = fc.array(statement, { minLength: 1, maxLength: 3 }).map((statements) => policyOf(...statements))
const requests = [
  's3:GetObject',
  's3:PutObject',
  's3:GetBucketAcl',
  'iam:GetUser',
  'ec2:RunInstances',
  'new:Action',
].flatMap((action) =>
  ['arn:aws:s3:::ab', 'arn:aws:s3:::ac', 'arn:aws:s3:::cb', 'arn:aws:iam::123456789012:user/a', '*'].flatMap(
    (resource) =>
      [undefined, 'true', 'false'].map((secure) => ({
        action,
        resource,
        context: new Map(secure === undefined ? [] : [['aws:securetransport', secure]]),
      })),
  ),
)

function policyOf(...statements: readonly object[]): Policy {
  return readPolicyJson({ Version: '2012-10-17', Statement: statements })
}

function beside(one: Policy, other: Policy): Policy {
  return { statements: [...one.statements, ...other.statements], undecidable: null }
}

test('a policy that another covers changes no answer beside it', () => {
  const covers = coverings(actionTable)
  const seen = { covered: 0, other: 0 }
  fc.assert(
    fc.property(policy, policy, (covered, by) => {
      const changed = requests.filter((request) => evaluate(by, request) !== evaluate(beside(by, covered), request))
      if (covers(covered, by)) expect(changed).toEqual([])
      seen[covers(covered, by) ? 'covered' : 'other']++
    }),
    { numRuns: 400 },
  )
  expect(seen.covered).toBeGreaterThan(10)
  expect(seen.other).toBeGreaterThan(10)
})

test('a policy is covered by one that holds its statements and more', () => {
  const covers = coverings(actionTable)
  fc.assert(
    fc.property(policy, policy, (one, other) => {
      expect(covers(one, beside(one, other))).toBe(true)
    }),
    { numRuns: 200 },
  )
})
