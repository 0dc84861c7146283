import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../src/graph/build.ts'
import { type ComputedEdge, withComputedEdges } from '../../src/graph/computed.ts'
import { plainAccount, plainDocument } from '../support/plain-account.ts'

const HOME = '111122223333'
const ADA = `arn:aws:iam::${HOME}:user/ada`
const OVEN = `arn:aws:iam::${HOME}:role/oven`

const trust = plainDocument({
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '444455556666' } },
})
const account = plainAccount({
  users: [{ name: 'ada', id: 'AIDAADAEXAMPLE' }],
  roles: [{ name: 'oven', trust: trust.ref }],
  documents: [trust],
})
const plain = buildGraph(account)

const edge = (more: Partial<ComputedEdge> = {}): ComputedEdge => ({
  kind: 'can-become',
  from: ADA,
  to: OVEN,
  decision: 'allowed',
  technique: null,
  conditions: [],
  services: [],
  actions: [],
  ...more,
})

/** The keys of the edges that stand there beside the graph's own. */
const added = (edges: readonly ComputedEdge[]) =>
  withComputedEdges(plain, edges)
    .edges()
    .filter((key) => !plain.hasEdge(key))

test('an edge says what was computed, and nothing of trust', () => {
  const said = {
    decision: 'conditional',
    technique: 'bake-bread',
    conditions: ['aws:SourceIp is in 192.0.2.0/24'],
    services: ['lambda.amazonaws.com'],
    actions: ['iam:PassRole'],
  } as const
  const graph = withComputedEdges(plain, [edge(said)])
  const key = `${ADA} can-become ${OVEN} bake-bread`
  expect(graph.getEdgeAttributes(key)).toEqual({
    kind: 'can-become',
    effect: null,
    assumes: null,
    statement: null,
    sid: null,
    conditional: null,
    negated: null,
    ...said,
  })
  expect([graph.source(key), graph.target(key)]).toEqual([ADA, OVEN])
})

test('the graph that was given stays as it is', () => {
  const before = JSON.stringify(plain.export())
  withComputedEdges(plain, [edge(), edge({ to: 'account:123456789012' })])
  expect(JSON.stringify(plain.export())).toBe(before)
})

test('its own nodes and edges are kept', () => {
  const { nodes, edges } = withComputedEdges(plain, [edge()]).export()
  expect(nodes).toEqual(plain.export().nodes)
  expect(edges.slice(0, plain.size)).toEqual(plain.export().edges)
})

describe('somebody is found', () => {
  test.each([
    ['by node key', ADA, ADA],
    ['by ARN and unique id', `${ADA}#AIDAADAEXAMPLE`, ADA],
    ['by the ARN of an account', 'arn:aws:iam::444455556666:root', 'account:444455556666'],
    ['by the ARN of the home account', `arn:aws:iam::${HOME}:root`, `account:${HOME}`],
  ])('%s', (_, from, key) => {
    const graph = withComputedEdges(plain, [edge({ from })])
    expect(graph.order).toBe(plain.order)
    expect(graph.outNeighbors(key)).toContain(OVEN)
  })
  test('an ARN that two users share means both', () => {
    const doubled = buildGraph(
      plainAccount({
        users: [
          { name: 'ada', id: 'AIDAONE' },
          { name: 'ada', id: 'AIDATWO' },
        ],
      }),
    )
    const graph = withComputedEdges(doubled, [edge({ to: `account:${HOME}` })])
    expect(graph.inNeighbors(`account:${HOME}`)).toEqual([`${ADA}#AIDAONE`, `${ADA}#AIDATWO`])
    const one = withComputedEdges(doubled, [edge({ from: `${ADA}#AIDATWO`, to: `account:${HOME}` })])
    expect(one.inNeighbors(`account:${HOME}`)).toEqual([`${ADA}#AIDATWO`])
  })
})

describe('somebody unknown becomes a node that is not present', () => {
  test.each([
    ['account:123456789012', 'account:123456789012', { kind: 'external-account', id: '123456789012' }],
    [
      'arn:aws:iam::123456789012:root',
      'account:123456789012',
      { kind: 'external-account', arn: 'arn:aws:iam::123456789012:root' },
    ],
    [
      'arn:aws:iam::123456789012:role/hot/stove',
      'arn:aws:iam::123456789012:role/hot/stove',
      { kind: 'external-principal', name: 'stove' },
    ],
    ['__proto__', 'external-principal:__proto__', { kind: 'external-principal', arn: null, name: '__proto__' }],
  ])('%s', (to, key, attributes) => {
    const graph = withComputedEdges(plain, [edge({ to }), edge({ to, technique: 'again' })])
    expect(graph.order).toBe(plain.order + 1)
    expect(graph.getNodeAttributes(key)).toMatchObject({ ...attributes, present: false })
  })
  test('in whatever order they come', () => {
    const edges = ['x', 'account:123456789012', 'a'].map((name) =>
      edge({ from: name, to: `arn:aws:iam::1:role/${name}` }),
    )
    expect(withComputedEdges(plain, edges.toReversed()).export()).toEqual(withComputedEdges(plain, edges).export())
  })
  test('once, under whichever names it comes', () => {
    const names = ['account:123456789012', 'arn:aws:iam::123456789012:root']
    const graph = withComputedEdges(
      plain,
      names.map((to) => edge({ to, technique: to })),
    )
    expect(graph.inDegree('account:123456789012')).toBe(2)
    expect(graph.order).toBe(plain.order + 1)
  })
})

describe('edges are told apart', () => {
  test('by technique', () => {
    expect(added([edge({ technique: 'b' }), edge({ technique: 'a' })])).toEqual([
      `${ADA} can-become ${OVEN} a`,
      `${ADA} can-become ${OVEN} b`,
    ])
  })
  test('by what is said of them, and then numbered', () => {
    const key = `${ADA} can-pass ${OVEN}`
    const edges = ['ec2.amazonaws.com', 'lambda.amazonaws.com'].map((name) =>
      edge({ kind: 'can-pass', services: [name] }),
    )
    expect(added(edges)).toEqual([key, `${key} 2`])
    expect(withComputedEdges(plain, edges.toReversed()).export()).toEqual(withComputedEdges(plain, edges).export())
  })
  test('what is said twice is drawn once', () => {
    expect(added([edge(), edge({ kind: 'can-assume' }), edge()])).toEqual([
      `${ADA} can-assume ${OVEN}`,
      `${ADA} can-become ${OVEN}`,
    ])
  })
})
