import { expect, test } from 'vitest'

import type { Caller } from '../../src/policy/caller.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { evaluate } from '../../src/policy/evaluate.ts'

const BOB = 'arn:aws:iam::444455556666:user/Bob'
const ROOT = 'arn:aws:iam::444455556666:root'
const ROLE = 'arn:aws:iam::444455556666:role/cross-account-read-only-role'
const SESSION = 'arn:aws:sts::444455556666:assumed-role/cross-account-read-only-role/cross-account-audit-app'

function user(name: string, account = '444455556666'): Caller {
  return { kind: 'user', name: `arn:aws:iam::${account}:user/${name}`, account }
}
const role: Caller = { kind: 'role', name: ROLE, account: '444455556666' }

/**
 * The examples of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html and what
 * lies beside them: whom a Deny of everyone but these hits.
 */
test.each([
  ['Bob and his account: not Bob', [BOB, ROOT], user('Bob'), 'none'],
  ['but everyone else of the account', [BOB, ROOT], user('Alice'), 'deny'],
  [
    'somebody of it whom nobody names',
    [BOB, ROOT],
    { kind: 'account', name: '444455556666', account: '444455556666' },
    'deny',
  ],
  ['and everyone of another', [BOB, ROOT], user('Bob', '111122223333'), 'deny'],
  ['Bob without his account may be hit all the same', [BOB], user('Bob'), 'undecided'],
  ['of an account alone, nobody says', [ROOT], user('Alice'), 'undecided'],
  ['a role and its account: not the role', [ROLE, ROOT], role, 'none'],
  ['a session without its role may be hit', [SESSION, ROOT], role, 'undecided'],
  ['a service is none of them', [BOB, ROOT], { kind: 'service', name: 'ec2.amazonaws.com', account: null }, 'deny'],
] as const)('%s', (_what, named, caller, expected) => {
  const statement = { Effect: 'Deny', NotPrincipal: { AWS: named }, Action: 's3:*', Resource: '*' }
  const policy = readPolicyJson({ Version: '2012-10-17', Statement: [statement] })
  const context = new Map([['aws:userid', 'AROAAAAAAAAAAAAAAAA1:cross-account-audit-app']])
  expect(evaluate(policy, { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x', context }, caller)).toBe(expected)
})
