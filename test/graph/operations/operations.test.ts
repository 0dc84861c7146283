import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../../src/graph/build.ts'
import type { Walk } from '../../../src/graph/graph.ts'
import { exposedRoles } from '../../../src/graph/operations/exposed-roles.ts'
import { exposingProfiles } from '../../../src/graph/operations/exposing-profiles.ts'
import { holdersOfPolicy } from '../../../src/graph/operations/holders-of-policy.ts'
import { members } from '../../../src/graph/operations/members.ts'
import { policiesReaching } from '../../../src/graph/operations/policies-reaching.ts'
import { reachableFromEach } from '../../../src/graph/operations/reachable-from-each.ts'
import { reachable } from '../../../src/graph/operations/reachable.ts'
import { trustedBy } from '../../../src/graph/operations/trusted-by.ts'
import { trusts } from '../../../src/graph/operations/trusts.ts'
import { byCodeUnit } from '../../../src/model/compare.ts'
import { plainAccount, plainDocument } from '../../support/plain-account.ts'

const arn = (resource: string) => `arn:aws:iam::111122223333:${resource}`
const policy = (name: string) => ({ arn: arn(`policy/${name}`), name })
const role = (name: string) => ({ arn: arn(`role/${name}`), listed: true, nested: true })

const trust = plainDocument({
  Statement: [{ Effect: 'Allow', Principal: { AWS: arn('user/ada') }, Action: 'sts:AssumeRole' }],
})

const graph = buildGraph(
  plainAccount({
    documents: [trust],
    users: [
      {
        name: 'ada',
        groups: ['bakers'],
        attached: [policy('Knead')],
        boundary: { arn: policy('Knead').arn, type: null },
      },
      { name: 'bo', groups: ['bakers'], inline: [{ name: 'Taste', document: 'x' }] },
    ],
    groups: [{ name: 'bakers', attached: [policy('Knead')], inline: [{ name: 'Sweep', document: 'x' }] }],
    roles: [{ name: 'oven', trust: trust.ref }],
    instanceProfiles: [
      { name: 'hot', roles: [role('oven')] },
      { name: 'warm', roles: [role('oven')] },
    ],
  }),
)

test('profiles and roles', () => {
  expect(exposedRoles(graph, arn('instance-profile/hot'))).toEqual([arn('role/oven')])
  expect(exposingProfiles(graph, arn('role/oven'))).toEqual([arn('instance-profile/hot'), arn('instance-profile/warm')])
})

test('members of a group', () => {
  expect(members(graph, arn('group/bakers'))).toEqual([arn('user/ada'), arn('user/bo')])
})

test('trust, from both ends', () => {
  expect(trusts(graph, arn('role/oven'))).toEqual(trustedBy(graph, arn('user/ada')))
  expect(trusts(graph, arn('role/oven'))).toMatchObject([{ trusted: arn('user/ada'), attributes: { effect: 'Allow' } }])
  expect(trustedBy(graph, arn('user/bo'))).toEqual([])
})

test('policies that reach a principal, by each of their routes', () => {
  expect(policiesReaching(graph, arn('user/ada'))).toEqual([
    { policy: arn('policy/Knead'), route: 'boundary', group: null },
    { policy: arn('policy/Knead'), route: 'direct', group: null },
    { policy: arn('policy/Knead'), route: 'group', group: arn('group/bakers') },
    { policy: `inline-policy:${arn('group/bakers')}#Sweep`, route: 'group', group: arn('group/bakers') },
  ])
  expect(policiesReaching(graph, arn('user/bo')).map(({ route }) => route)).toEqual(['group', 'group', 'inline'])
  expect(policiesReaching(graph, arn('role/oven'))).toEqual([])
})

test('holders of a policy', () => {
  expect(holdersOfPolicy(graph, arn('policy/Knead'))).toEqual({
    attached: [arn('group/bakers'), arn('user/ada')],
    embedded: [],
    boundary: [arn('user/ada')],
  })
})

describe('walks', () => {
  test('follow the chosen edges, the nearest first', () => {
    const walk: Walk = { kinds: ['exposes', 'trusts', 'member-of'], direction: 'outbound' }
    expect(reachable(graph, arn('instance-profile/hot'), walk)).toEqual([
      { key: arn('role/oven'), depth: 1 },
      { key: arn('user/ada'), depth: 2 },
      { key: arn('group/bakers'), depth: 3 },
    ])
  })

  test('follow them back', () => {
    const walk: Walk = { kinds: ['trusts', 'exposes'], direction: 'inbound' }
    expect(reachable(graph, arn('user/ada'), walk).map(({ key }) => key)).toEqual([
      arn('role/oven'),
      arn('instance-profile/hot'),
      arn('instance-profile/warm'),
    ])
  })

  test('a start that the graph does not have is an error, or reaches nothing', () => {
    const walk: Walk = { kinds: ['trusts'], direction: 'outbound' }
    expect(() => reachable(graph, 'nobody', walk)).toThrow('nobody')
    expect([...reachableFromEach(graph, ['nobody'], walk)]).toEqual([['nobody', []]])
  })

  test('come to the same over the graph and over its adjacency', () => {
    const name = fc.integer({ min: 0, max: 8 }).map((number) => `role-${number}`)
    const roles = fc.uniqueArray(fc.record({ name, trusted: fc.array(name, { maxLength: 3 }) }), {
      selector: (one) => one.name,
    })
    fc.assert(
      fc.property(roles, fc.constantFrom('inbound' as const, 'outbound' as const), (drafts, direction) => {
        const documents = drafts.map(({ trusted }) =>
          plainDocument({
            Statement: { Effect: 'Allow', Principal: { AWS: trusted.map((one) => arn(`role/${one}`)) } },
          }),
        )
        const night = plainAccount({
          documents,
          roles: drafts.map((draft, index) => ({ name: draft.name, trust: documents[index]?.ref ?? null })),
        })
        const some = buildGraph(night)
        const walk: Walk = { kinds: ['trusts'], direction }
        for (const [start, reached] of reachableFromEach(some, some.nodes(), walk)) {
          const keys = reachable(some, start, walk).map(({ key }) => key)
          expect(reached).toEqual(keys.toSorted(byCodeUnit))
        }
      }),
    )
  })
})
