import fc from 'fast-check'
import { expect, test } from 'vitest'

import { actionFacts } from '../../src/access/action-facts.ts'
import type { Access } from '../../src/access/access.ts'
import { askerOf } from '../../src/access/asker.ts'
import type { Verdict } from '../../src/access/decision.ts'
import { openAccess } from '../../src/access/open-access.ts'
import type { AccountView } from '../../src/model/account.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import type { Context, PolicyRequest } from '../../src/policy/request.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { type ReferenceCase, referenceDecision } from '../support/reference-evaluator.ts'
import {
  arbitraryOddPolicy,
  arbitraryPolicy,
  arbitraryRequest,
  type PolicyJson,
  statementsOf,
} from './arbitrary-policy.ts'
import { SMALL_REQUESTS, smallPolicy } from './small-policies.ts'

const HOME = '123456789012'

/** All policies that bear on one user. */
interface Around {
  readonly own: PolicyJson
  readonly group: PolicyJson
  readonly boundary: PolicyJson | null
  readonly scps: readonly (readonly PolicyJson[])[]
  /** Statements that name principals, of the resource. */
  readonly resource: PolicyJson | null
}

function around(policy: fc.Arbitrary<PolicyJson>): fc.Arbitrary<Around> {
  return fc.record({
    own: policy,
    group: policy,
    boundary: fc.option(policy),
    scps: fc.array(fc.array(policy, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    resource: fc.option(fc.tuple(policy, principals).map(([document, named]) => naming(document, named))),
  })
}

const principals = fc.constantFrom<object | string>(
  '*',
  { AWS: HOME },
  { AWS: `arn:aws:iam::${HOME}:user/ada` },
  { AWS: [`arn:aws:iam::${HOME}:user/bob`, '444455556666'] },
  { Service: 'ec2.amazonaws.com' },
)

function naming(document: PolicyJson, principal: object | string): PolicyJson {
  return { ...document, Statement: statementsOf(document).map((statement) => ({ ...statement, Principal: principal })) }
}

function accountOf({ own, group, boundary }: Around): AccountView {
  return bakery()
    .policy('Fence', { document: boundary ?? {} })
    .group('night', { inline: { theirs: group } })
    .user('ada', { groups: ['night'], inline: { own }, ...(boundary === null ? {} : { boundary: 'Fence' }) })
    .build()
}

function accessOf(given: Around): { readonly access: Access; readonly account: AccountView } {
  const account = accountOf(given)
  const access = openAccess({
    account,
    actions: () => actionTable,
    scps: given.scps.map((level) => level.map(readPolicyJson)),
    resourcePolicies: given.resource === null ? [] : [readPolicyJson(given.resource)],
  })
  return { access, account }
}

function verdict(given: Around, { action, resource, context }: PolicyRequest, contextIsComplete: boolean): Verdict {
  const { access, account } = accessOf(given)
  const [user] = account.users()
  if (user === undefined) throw new RangeError('the account has no user')
  return access.can(askerOf(user), { action, resource, context, contextIsComplete }).decision
}

/** A request of which all is known: of one resource, and with what the night says of its user. */
function inFull({ action, resource, context }: PolicyRequest): PolicyRequest {
  return { action, resource: resource.replaceAll(/[*?]/g, 'x'), context: withNight(context) }
}

function withNight(context: Context): Context {
  return new Map([['aws:username', 'ada'], ['aws:currenttime', '2026-12-01T00:00:00Z'], ...context])
}

function expected(given: Around, { action, resource, context }: PolicyRequest): ReturnType<typeof referenceDecision> {
  const { own, group, boundary, scps, resource: resourcePolicy } = given
  const asked: ReferenceCase = {
    caller: { kind: 'user', arn: `arn:aws:iam::${HOME}:user/ada`, account: HOME },
    action,
    resource,
    resourceAccount: HOME,
    context,
    identity: [own, group],
    ...(boundary === null ? {} : { boundary }),
    scps,
    ...(resourcePolicy === null ? {} : { resourcePolicy }),
  }
  return referenceDecision(asked)
}

const AS_VERDICT = { allowed: 'allowed', denied: 'denied', undecided: 'unknown' } as const

test('with all of a request known the decision is the reference’s, and never conditional', () => {
  fc.assert(
    fc.property(around(arbitraryOddPolicy), arbitraryRequest, (given, request) => {
      const asked = inFull(request)
      expect(verdict(given, asked, true)).toBe(AS_VERDICT[expected(given, asked)])
    }),
    { numRuns: 300 },
  )
})

test('with less known, the decision covers whatever the rest may be', () => {
  fc.assert(
    fc.property(
      around(smallPolicy),
      fc.subarray(['aws:username', 's3:prefix', 'aws:tagkeys']),
      fc.nat(),
      (given, left, at) => {
        const request = SMALL_REQUESTS[at % SMALL_REQUESTS.length]
        if (request === undefined) return
        const full = inFull(request)
        // A request cannot bring what its action never does, unless somebody says that it did.
        const never = actionFacts(full.action, actionTable)
        if (left.some((key) => full.context.has(key) && never(key) === null)) return
        const known = new Map([...full.context].filter(([key]) => !left.includes(key)))
        const decision = verdict(given, { ...full, context: known }, false)
        const really = AS_VERDICT[expected(given, full)]
        if (left.includes('aws:username') && full.context.get('aws:username') !== 'ada') return
        expect(
          decision === 'allowed' || decision === 'denied' ? [decision] : ['allowed', 'denied', 'unknown'],
        ).toContain(really)
      },
    ),
    { numRuns: 300 },
  )
})

test('a boundary never grants', () => {
  fc.assert(
    fc.property(around(arbitraryPolicy), arbitraryRequest, arbitraryPolicy, (given, request, boundary) => {
      const asked = inFull(request)
      const without = verdict({ ...given, boundary: null }, asked, true)
      if (without === 'denied') expect(verdict({ ...given, boundary }, asked, true)).toBe('denied')
    }),
    { numRuns: 150 },
  )
})

test('who can is whoever can, one by one', () => {
  const policies = fc.array(smallPolicy, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(
      policies,
      fc.constantFrom('s3:GetObject', 'iam:PassRole'),
      fc.constantFrom('a', 'ab', null),
      (four, action, resource) => {
        const [a, b, c, d] = four
        const account = bakery()
          .policy('Fence', { document: a ?? {} })
          .group('night', { inline: { theirs: b ?? {} } })
          .user('ada', { groups: ['night'], inline: { own: c ?? {} }, boundary: 'Fence' })
          .user('bob', { groups: ['night'] })
          .role('oven', { inline: { own: d ?? {} } })
          .role('mill', { inline: { own: c ?? {} }, boundary: 'Fence' })
          .build()
        const access = openAccess({ account, actions: () => actionTable })
        const question = { action, resource }
        const found = [...access.whoCan(question)].map(({ principal, decision }) => [principal.arn, decision])
        const each = [...account.roles(), ...account.users()]
          .map((principal) => [principal.arn, access.can(askerOf(principal), question)] as const)
          .filter(([, { decision }]) => decision !== 'denied')
        expect(found).toEqual(each)
      },
    ),
    { numRuns: 60 },
  )
})
