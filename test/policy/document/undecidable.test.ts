import { expect, test } from 'vitest'

import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'

const TRUST = { Effect: 'Allow', Action: 'sts:AssumeRole' }
const ALLOW = { Effect: 'Allow', Action: '*', Resource: '*' }

/** Statements that IAM would refuse, or of whose meaning no page speaks: why they cannot be decided. */
test.each([
  ['a wildcard for the account', { ...TRUST, Principal: { AWS: 'arn:aws:iam::*:root' } }, 'arn:aws:iam::*:root'],
  ['a wildcard for the name', { ...TRUST, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }, 'role/*'],
  ['any service', { ...TRUST, Principal: { Service: '*' } }, 'none: *'],
  [
    'a key twice, in two spellings',
    { ...ALLOW, Condition: { StringEquals: { 'aws:username': 'a', 'AWS:UserName': 'b' } } },
    'two tests for StringEquals aws:username',
  ],
  [
    'an operator twice, in two spellings',
    { ...ALLOW, Condition: { StringEquals: { k: 'a' }, stringequals: { k: 'b' } } },
    'two tests for StringEquals k',
  ],
])('%s', (_what, statement, why) => {
  const [read] = readPolicyJson({ Version: '2012-10-17', Statement: statement }).statements
  expect(read?.undecidable).toContain(why)
  expect(read?.conditions).toEqual([])
})

test('a key twice with the same values is one test', () => {
  const condition = { StringEquals: { 'aws:username': 'a', 'AWS:UserName': ['a'] } }
  const [read] = readPolicyJson({ Statement: { ...ALLOW, Condition: condition } }).statements
  expect(read?.undecidable).toBeNull()
  expect(read?.conditions).toHaveLength(1)
})
