import fc from 'fast-check'
import { expect, test } from 'vitest'

import { askerOf } from '../../../../src/access/asker.ts'
import { openAccess } from '../../../../src/access/open-access.ts'
import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { mayBeAllowed } from '../../../../src/queries/shared/access/may-be-allowed.ts'
import { arbitraryOddPolicy, arbitraryPolicy, arbitraryRequest } from '../../../properties/arbitrary-policy.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'

const policies = fc.oneof(arbitraryPolicy, arbitraryOddPolicy)
const ANYTHING = readPolicyJson({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
})

test('nothing is allowed to whom mayBeAllowed does not give it', () => {
  const arbitrary = fc.record({
    ada: policies,
    group: policies,
    fence: policies,
    hears: fc.boolean(),
    requests: fc.array(arbitraryRequest, { minLength: 1, maxLength: 4 }),
  })
  fc.assert(
    fc.property(arbitrary, ({ ada, group, fence, hears, requests }) => {
      const account = bakery()
        .policy('Fence', { document: fence })
        .group('bakers', { inline: { g: group } })
        .user('ada', { inline: { a: ada }, groups: ['bakers'], boundary: 'Fence' })
        .user('eve', { groups: ['unknown'] })
        .role('oven', { boundary: 'Fence' })
        .build()
      const access = openAccess({ account, actions: () => actionTable, ...(hears && { resourcePolicies: [ANYTHING] }) })
      const actions = [...new Set(requests.map(({ action }) => action))]
      const mayBe = mayBeAllowed(access, actions)
      for (const principal of [...account.users(), ...account.roles()]) {
        const left = requests.filter(({ action }) => !mayBe(principal).includes(action))
        const decisions = left.map(
          ({ action, resource }) => access.can(askerOf(principal), { action, resource }).decision,
        )
        expect(decisions).toEqual(left.map(() => 'denied'))
      }
    }),
    { numRuns: 60 },
  )
})

test('whoever holds nothing may be allowed nothing, and whoever is named in an Allow what it names', () => {
  const account = bakery()
    .user('ada', {
      inline: {
        a: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'IAM:Create*', Resource: '*' } },
      },
    })
    .user('bob', {
      inline: {
        b: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
      },
    })
    .build()
  const mayBe = mayBeAllowed(openAccess({ account, actions: () => actionTable }), ['iam:CreateUser', 'iam:DeleteUser'])
  const named = account.users().map((user) => [user.name, mayBe(user)])
  expect(named).toEqual([
    ['ada', ['iam:CreateUser']],
    ['bob', []],
  ])
})
