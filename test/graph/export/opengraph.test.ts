import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../../src/graph/build.ts'
import { type ComputedEdge, withComputedEdges } from '../../../src/graph/computed.ts'
import { opengraph } from '../../../src/graph/export/opengraph.ts'
import type { AccountView } from '../../../src/model/account.ts'
import { plainAccount, type PlainAccount, plainDocument } from '../../support/plain-account.ts'
import { HOSTILE, hostileNight } from './hostile-night.ts'
import { OPENGRAPH_SCHEMA } from './opengraph-schema.ts'

const HOME = '111122223333'
const arn = (resource: string) => `arn:aws:iam::${HOME}:${resource}`

interface Payload {
  readonly metadata: { readonly source_kind: string }
  readonly graph: { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] }
}
interface Node {
  readonly id: string
  readonly kinds: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
}
interface Edge {
  readonly start: { readonly value: string }
  readonly end: { readonly value: string }
  readonly kind: string
  readonly properties: Readonly<Record<string, unknown>>
}

const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Payload>(OPENGRAPH_SCHEMA)

/** Writes a night and holds the payload to the documented rules, those that no schema can say included. */
function payloadOf(account: AccountView, computed: readonly ComputedEdge[] = []): Payload {
  const graph = withComputedEdges(buildGraph(account), computed)
  const payload: unknown = JSON.parse([...opengraph(graph, account.snapshot)].join(''))
  if (!fits(payload)) throw new Error(JSON.stringify(fits.errors, null, 1))
  const { nodes, edges } = payload.graph
  const ids = new Set(nodes.map(({ id }) => id.toUpperCase()))
  expect([nodes.length, ids.size]).toEqual([graph.order, graph.order])
  const ends = edges.flatMap(({ start, end }) => [start.value, end.value])
  expect(ends.filter((end) => !ids.has(end.toUpperCase()))).toEqual([])
  const kept = new Set(edges.map(({ start, kind, end }) => JSON.stringify([start.value, kind, end.value])))
  expect(kept.size).toBe(edges.length)
  return payload
}

const payload = (init: PlainAccount, computed?: readonly ComputedEdge[]) => payloadOf(plainAccount(init), computed)
const nodeIn = ({ graph }: Payload, id: string) => graph.nodes.find((node) => node.id === id)
const edgesIn = ({ graph }: Payload) =>
  graph.edges.map(({ start, kind, end, properties }) => ({ edge: [start.value, kind, end.value], ...properties }))

describe('a payload keeps the documented rules', () => {
  test('of a hostile night', () => {
    const { graph } = payloadOf(hostileNight(HOSTILE, '\u0000<b>'))
    expect(JSON.stringify(graph)).not.toMatch(/\\u0000|\\ud[89a-f]/i)
  })
  test('of any night', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), { maxLength: 6 })
    fc.assert(
      fc.property(names, (some) => {
        payloadOf(
          hostileNight(some),
          some.map((name) => ({
            ...BECOME,
            from: name,
            technique: name,
            conditions: some,
          })),
        )
      }),
      { numRuns: 50 },
    )
  })
  test('of an empty one', () => {
    expect(payload({}).graph.edges).toEqual([])
  })
})

test('a node says what is known of it, flat', () => {
  const written = payload({
    snapshot: { alias: 'bakery' },
    users: [{ name: 'ada', path: '/day/', id: 'AIDAADAEXAMPLE', tags: [{ key: 'Team', value: 'Bread' }] }],
    groups: [{ name: 'bakers' }],
  })
  expect(written.metadata).toEqual({ source_kind: 'Rolecall' })
  expect(nodeIn(written, arn('user/day/ada'))).toEqual({
    id: arn('user/day/ada'),
    kinds: ['Rolecall_User'],
    properties: {
      name: 'ada',
      arn: arn('user/day/ada'),
      uniqueid: 'AIDAADAEXAMPLE',
      path: '/day/',
      accountid: HOME,
      tags: ['Team=Bread'],
      present: true,
    },
  })
  expect(nodeIn(written, arn('group/bakers'))?.properties).not.toHaveProperty('tags')
  expect(nodeIn(written, `account:${HOME}`)).toMatchObject({
    kinds: ['Rolecall_Account'],
    properties: { name: 'bakery', accountid: HOME, takenat: '2026-11-01T02:00:00Z' },
  })
})

test('what the night only speaks of does not claim to be absent everywhere', () => {
  const policy = { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', name: 'ReadOnlyAccess' }
  const written = payload({ users: [{ name: 'ada', attached: [policy] }] })
  expect(nodeIn(written, policy.arn)).toEqual({
    id: policy.arn,
    kinds: ['Rolecall_ManagedPolicy'],
    properties: { name: 'ReadOnlyAccess', arn: policy.arn, path: '/' },
  })
})

test('ids that only case tells apart are numbered', () => {
  const written = payload({ users: [{ name: 'ada' }, { name: 'Ada' }] })
  expect(written.graph.nodes.map(({ id }) => id).filter((id) => id.includes('user/'))).toEqual([
    arn('user/Ada'),
    `${arn('user/ada')}~2`,
  ])
})

test('a group that is known by name alone is told with its account', () => {
  const written = payload({ users: [{ name: 'ada', groups: ['Bakers'] }] })
  expect(edgesIn(written)).toEqual([{ edge: [arn('user/ada'), 'Rolecall_MemberOf', `account:${HOME}/group:bakers`] }])
})

test('statements that name one principal are one edge, and those of a Deny another', () => {
  const trust = plainDocument({
    Statement: [
      { Sid: 'Open', Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } },
      { Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: { AWS: arn('root') } },
      {
        Effect: 'Allow',
        Action: 'sts:TagSession',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  })
  const written = payload({ roles: [{ name: 'oven', trust: trust.ref }], documents: [trust] })
  expect(edgesIn(written)).toEqual([
    {
      edge: [arn('role/oven'), 'Rolecall_Trusts', 'public:*'],
      statements: [0, 2],
      sids: ['Open', ''],
      assumes: [true, false],
      conditional: [false, true],
      negated: [false, false],
    },
    {
      edge: [arn('role/oven'), 'Rolecall_Distrusts', 'public:*'],
      statements: [1],
      sids: [''],
      assumes: [true],
      conditional: [false],
      negated: [true],
    },
  ])
})

const BECOME: ComputedEdge = {
  kind: 'can-become',
  from: arn('user/ada'),
  to: arn('role/oven'),
  decision: 'conditional',
  technique: 'bake-bread',
  conditions: [],
  services: [],
  actions: [],
}

describe('computed edges', () => {
  const init: PlainAccount = { users: [{ name: 'ada' }], roles: [{ name: 'oven' }] }
  test('of one kind are one edge, allowed where one way is', () => {
    const computed: readonly ComputedEdge[] = [
      { ...BECOME, conditions: ['one', 'other'], actions: ['iam:PassRole', 'lambda:CreateFunction'] },
      { ...BECOME, decision: 'allowed', technique: null, services: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
    ]
    expect(edgesIn(payload(init, computed))).toEqual([
      {
        edge: [arn('user/ada'), 'Rolecall_CanBecome', arn('role/oven')],
        decision: 'allowed',
        decisions: ['allowed', 'conditional'],
        techniques: ['', 'bake-bread'],
        conditions: ['', 'one; other'],
        services: ['ec2.amazonaws.com, lambda.amazonaws.com', ''],
        actions: ['', 'iam:PassRole, lambda:CreateFunction'],
      },
    ])
  })
  test('that all have conditions are conditional', () => {
    expect(edgesIn(payload(init, [BECOME, { ...BECOME, technique: 'taste' }]))).toMatchObject([
      { decision: 'conditional', techniques: ['bake-bread', 'taste'] },
    ])
  })
  test.each([
    ['can-assume', 'Rolecall_CanAssume'],
    ['can-pass', 'Rolecall_CanPass'],
    ['can-write', 'Rolecall_CanWrite'],
    ['can-become', 'Rolecall_CanBecome'],
  ] as const)('%s is %s', (kind, name) => {
    expect(edgesIn(payload(init, [{ ...BECOME, kind }])).map(({ edge }) => edge[1])).toEqual([name])
  })
})
