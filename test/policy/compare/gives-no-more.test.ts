import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askers } from '../../../src/policy/compare/askers.ts'
import { DIRECTIONS } from '../../../src/policy/compare/confirm.ts'
import { givesNoMore } from '../../../src/policy/compare/gives-no-more.ts'
import { lookInto } from '../../../src/policy/compare/look-into.ts'
import { restricting } from '../../../src/policy/compare/restrict.ts'
import { sidesFor } from '../../../src/policy/compare/sides.ts'
import { startTally, type Tally } from '../../../src/policy/compare/tally.ts'
import type { Policy } from '../../../src/policy/document/policy.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { LIMITS, startBudget } from '../../../src/policy/limits.ts'
import { arbitraryRequest } from '../../properties/arbitrary-policy.ts'
import { actionTable } from '../../support/action-table.ts'
import { referenceDocument } from '../../support/reference-evaluator.ts'
import { allow, deny, type Statements } from './comparing.ts'
import { kin } from './kin.ts'

const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const HERE = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
const trust = (principal: string): object => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: principal },
})
const unread = { ...allow('s3:*', '*'), Colour: 'red' }
const allowAllBut = (actions: readonly string[]): object => ({ Effect: 'Allow', NotAction: actions, Resource: '*' })

function says(newer: Statements, older: Statements): boolean {
  const [one, other] = [newer, older].map((Statement) => readPolicyJson({ Version: '2012-10-17', Statement }))
  return one !== undefined && other !== undefined && givesNoMore(one, other)
}

describe('gives no more', () => {
  test.each<readonly [string, newer: Statements, older: Statements]>([
    ['nothing', [], allow('*', '*')],
    ['the same', allow('s3:*', '*'), allow('S3:*', '*')],
    ['an Allow less', [allow('sqs:*', '*')], [allow('s3:*', '*'), allow('sqs:*', '*')]],
    ['a Deny more', [allow('s3:*', '*'), deny('s3:Put*', '*')], [allow('s3:*', '*')]],
    ['fewer actions', allow(['s3:a', 's3:c'], '*'), allow(['s3:a', 's3:b', 's3:c'], '*')],
    ['fewer resources', allow('s3:*', 'b/*'), allow('s3:*', ['a/*', 'b/*'])],
    ['under everything', allow('s3:*', 'b/*'), allow('*', '*')],
    ['all but more', allowAllBut(['iam:*', 's3:*']), allowAllBut(['iam:*'])],
    ['all but some, under everything', allowAllBut(['iam:*']), allow('*', '*')],
    ['a condition more', allow('s3:*', '*', { ...MFA, ...HERE }), allow('s3:*', '*', MFA)],
    ['a wider Deny', deny('s3:*', '*'), deny('s3:*', 'b/*', MFA)],
    ['the same principal', trust('111122223333'), [trust('444455556666'), trust('111122223333')]],
  ])('%s', (_, newer, older) => {
    expect(says(newer, older)).toBe(true)
  })

  test.each<readonly [string, newer: Statements, older: Statements]>([
    ['an Allow more', [allow('s3:*', '*'), allow('sqs:*', '*')], [allow('s3:*', '*')]],
    ['a Deny less', [allow('s3:*', '*')], [allow('s3:*', '*'), deny('s3:Put*', '*')]],
    ['a narrower Deny', deny('s3:*', 'b/*'), deny('s3:*', '*')],
    ['a Deny under a condition', deny('s3:*', '*', MFA), deny('s3:*', '*')],
    ['an Allow in the place of a Deny', allow('s3:*', '*'), deny('s3:*', '*')],
    ['another action', allow(['s3:a', 's3:d'], '*'), allow(['s3:a', 's3:b', 's3:c'], '*')],
    ['all but less', allowAllBut(['iam:*']), allowAllBut(['iam:*', 's3:*'])],
    ['all but what is allowed', allowAllBut(['iam:*']), allow('iam:*', '*')],
    ['what stood under all but it', allow('iam:*', '*'), allowAllBut(['iam:*'])],
    ['a condition less', allow('s3:*', '*', MFA), allow('s3:*', '*', { ...MFA, ...HERE })],
    ['another condition', allow('s3:*', '*', HERE), allow('s3:*', '*', MFA)],
    ['another principal', trust('111122223333'), trust('444455556666')],
    ['no resource, under one', { Effect: 'Allow', Action: 's3:*' }, allow('s3:*', 'b/*')],
    ['what cannot be read', allow('s3:*', '*'), [allow('s3:*', '*'), unread]],
    ['the same that cannot be read', unread, unread],
  ])('not certainly: %s', (_, newer, older) => {
    expect(says(newer, older)).toBe(false)
  })

  test('a document that cannot be read tells nothing', () => {
    const [read, none] = [readPolicyJson({ Statement: [] }), readPolicyJson({ Version: 'tomorrow', Statement: [] })]
    expect([givesNoMore(read, none), givesNoMore(none, read), givesNoMore(read, read)]).toEqual([false, false, true])
  })
})

const RANK = { deny: 0, none: 1, allow: 2 } as const

/** What is found where nothing is told by texts. */
function searched(older: Policy, newer: Policy): Tally {
  const budget = startBudget(LIMITS)
  const finding = { table: actionTable, budget, restrict: restricting(budget) }
  const tally = startTally()
  lookInto(sidesFor(askers(older, newer), { older, newer }, finding), DIRECTIONS, tally, tally.add)
  return tally
}

describe('gives no more, whatever the documents', () => {
  const requests = fc.array(arbitraryRequest, { minLength: 40, maxLength: 60 })

  test('where it does, no request gets more by the reference, and none is found by a search', () => {
    let told = 0
    fc.assert(
      fc.property(kin, requests, ([older, newer], asked) => {
        const [before, after] = [readPolicyJson(older), readPolicyJson(newer)]
        if (!givesNoMore(after, before)) return
        told += 1
        for (const request of asked) {
          const [old, now] = [referenceDocument(older, request), referenceDocument(newer, request)]
          if (old !== 'undecided' && now !== 'undecided') expect(RANK[now]).toBeLessThanOrEqual(RANK[old])
        }
        expect(searched(before, after).has('more')).toBe(false)
      }),
      { numRuns: 400 },
    )
    expect(told).toBeGreaterThan(20)
  })
})
