import fc from 'fast-check'
import { expect, test } from 'vitest'

import { askerOf } from '../../src/access/asker.ts'
import { openAccess } from '../../src/access/open-access.ts'
import { byArn } from '../../src/model/compare.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { arbitraryOddPolicy, arbitraryPolicy, arbitraryRequest, type PolicyJson } from './arbitrary-policy.ts'

const policies = fc.oneof(arbitraryPolicy, arbitraryOddPolicy)
/** As most documents of an account are, so that their texts tell what they say. */
const current = policies.map((policy): PolicyJson => ({ ...policy, Version: '2012-10-17' }))

test('who can is whoever is told so alone, and nobody else', () => {
  const arbitrary = fc.record({
    ada: current,
    bob: current,
    group: current,
    shared: current,
    fence: current,
    old: policies,
    scp: fc.option(current),
    resource: fc.option(fc.constantFrom('arn:aws:s3:::*', '*')),
    requests: fc.array(arbitraryRequest, { minLength: 2, maxLength: 3 }),
  })
  fc.assert(
    fc.property(arbitrary, ({ ada, bob, group, shared, fence, old, scp, resource, requests }) => {
      const night = bakery()
        .policy('Shared', { document: shared })
        .policy('Fence', { document: fence })
        .group('bakers', { inline: { g: group } })
        .user('ada', { inline: { a: ada }, groups: ['bakers'] })
        .user('bob', { inline: { b: bob }, attached: ['Shared'], boundary: 'Fence' })
        .user('a', { attached: ['Shared'] })
        .user('b', { attached: ['Shared'] })
        .user('eve', { groups: ['unknown'] })
        .role('oven', { inline: { o: old }, attached: ['Fence'], boundary: 'Shared' })
        .role('mill', { attached: ['Shared'] })
        .role('linked', { attached: ['Shared'], path: '/aws-service-role/ovens.amazonaws.com/' })
        .build()
      const scps = scp === null ? [] : [[readPolicyJson(scp)]]
      const input = { account: night, actions: () => actionTable, scps }
      const together = openAccess(input)
      const alone = openAccess(input)
      for (const { action, resource: one } of requests) {
        const question = { action, resource: resource ?? one }
        const each = [...night.users(), ...night.roles()]
          .toSorted(byArn)
          .map((principal) => ({ principal, decision: alone.can(askerOf(principal), question) }))
        expect([...together.whoCan(question)]).toEqual(each.filter(({ decision }) => decision.decision !== 'denied'))
      }
    }),
    { numRuns: 40 },
  )
})
