import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../src/graph/build.ts'
import { holdersOfPolicy } from '../../src/graph/operations/holders-of-policy.ts'
import { policiesReaching } from '../../src/graph/operations/policies-reaching.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import type { Principal } from '../../src/model/entity.ts'
import { policyHolders } from '../../src/queries/shared/policies/policy-holders.ts'
import { type PolicyRoute, policyRoutes } from '../../src/queries/shared/policies/policy-routes.ts'
import { plainAccount } from '../support/plain-account.ts'

const policy = (name: string) => ({ arn: `arn:aws:iam::111122223333:policy/${name}`, name })
const POLICIES = [policy('Bake'), policy('Fence'), { arn: 'arn:aws:iam::aws:policy/ReadOnly', name: 'ReadOnly' }]
const named = (names: readonly string[]) => fc.subarray([...names])
const attached = fc.option(fc.subarray(POLICIES), { freq: 5 })
const inline = named(['Knead', 'knead', '__proto__']).map((names) => names.map((name) => ({ name, document: 'x' })))
const boundary = fc.option(fc.constantFrom(...POLICIES).map(({ arn }) => ({ arn, type: null })))
const path = fc.constantFrom('/', '/staff/')

const account = fc
  .record({
    users: drafts(
      ['ada', 'bob'],
      fc.record({ path, attached, inline, boundary, groups: fc.option(named(['bakers', 'NIGHT', 'gone'])) }),
    ),
    groups: drafts(['Bakers', 'night'], fc.record({ path, attached, inline: fc.option(inline) })),
    roles: drafts(['oven', 'ada'], fc.record({ path, attached, inline: fc.option(inline), boundary })),
    managedPolicies: named(['Bake', 'Sugar']).map((names) => names.map((name) => ({ name }))),
  })
  .map((init) => plainAccount(init))

/** Some of the names, each with facts of its own. */
function drafts<Facts extends object>(names: readonly string[], facts: fc.Arbitrary<Facts>) {
  return named(names).chain((chosen) => fc.tuple(...chosen.map((name) => facts.map((of) => ({ name, ...of })))))
}

const RUNS = { numRuns: 100 }

describe('what is answered from lists for speed, the graph answers the same', () => {
  test('which policies reach a principal', () => {
    fc.assert(
      fc.property(account, (night) => {
        const graph = buildGraph(night)
        const routesOf = policyRoutes({ account: night, unknown: () => undefined })
        for (const principal of [...night.roles(), ...night.users()]) {
          const listed = routesOf(principal).map((route) => ({
            policy: policyKey(route, principal),
            route: route.route === 'group-inline' ? 'group' : route.route,
            group: route.groupArn,
          }))
          expect(sorted(policiesReaching(graph, principal.arn))).toEqual(sorted(listed))
        }
      }),
      RUNS,
    )
  })

  test('who has a managed policy', () => {
    fc.assert(
      fc.property(account, (night) => {
        const graph = buildGraph(night)
        const held = policyHolders(night)
        for (const { arn, attachments, boundaries } of held) {
          expect(holdersOfPolicy(graph, arn)).toEqual({
            attached: attachments.map(({ holder }) => holder.arn).toSorted(byCodeUnit),
            embedded: [],
            boundary: boundaries.map(({ holder }) => holder.arn).toSorted(byCodeUnit),
          })
        }
        const nodes = graph.filterNodes((_key, { kind }) => kind === 'managed-policy')
        expect(held.map(({ arn }) => arn)).toEqual(nodes.toSorted(byCodeUnit))
      }),
      RUNS,
    )
  })
})

/** The key of the node that a route leads to; inline policies are told apart by who embeds them. */
function policyKey({ policyArn, policyName, groupArn }: PolicyRoute, principal: Principal): string {
  return policyArn ?? `inline-policy:${groupArn ?? principal.arn}#${policyName}`
}

function sorted(routes: readonly object[]): readonly string[] {
  return routes.map((route) => JSON.stringify(route)).toSorted(byCodeUnit)
}
