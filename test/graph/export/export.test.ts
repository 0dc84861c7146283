import fc from 'fast-check'
import { MultiDirectedGraph } from 'graphology'
import { parse } from 'graphology-gexf'
import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../../src/graph/build.ts'
import { type ComputedEdge, withComputedEdges } from '../../../src/graph/computed.ts'
import { type GraphFormat, GRAPH_WRITERS } from '../../../src/graph/export/index.ts'
import { plainAccount } from '../../support/plain-account.ts'
import { elementsNamed, readXml, type XmlElement } from '../../support/xml-elements.ts'
import { HOSTILE, hostileNight } from './hostile-night.ts'

const written = (account: ReturnType<typeof hostileNight>, format: GraphFormat) =>
  [...GRAPH_WRITERS[format](buildGraph(account), account.snapshot)].join('')

const attribute = (element: XmlElement, name: string) => element.attributes.get(name)

/** Checks that a document has the nodes and edges of a graph, each with an id of its own, and hangs together. */
function expectWhole(xml: string, order: number, size: number): void {
  const root = readXml(xml)
  const nodes = elementsNamed(root, 'node').map((node) => attribute(node, 'id'))
  const edges = elementsNamed(root, 'edge')
  const known = new Set(nodes)
  expect(known.size).toBe(order)
  expect(nodes).toHaveLength(order)
  expect(new Set(edges.map((edge) => attribute(edge, 'id'))).size).toBe(size)
  expect(edges).toHaveLength(size)
  const ends = edges.flatMap((edge) => [attribute(edge, 'source'), attribute(edge, 'target')])
  expect(ends.filter((end) => !known.has(end))).toEqual([])
}

describe.each(['graphml', 'gexf'] as const)('%s', (format) => {
  test('holds every node and edge of a hostile night', () => {
    const account = hostileNight(HOSTILE, '\u0000<b>')
    const graph = buildGraph(account)
    expectWhole(written(account, format), graph.order, graph.size)
  })

  test('holds every node and edge of any night', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), { maxLength: 6 })
    fc.assert(
      fc.property(names, (some) => {
        const graph = buildGraph(hostileNight(some))
        expectWhole(written(hostileNight(some), format), graph.order, graph.size)
      }),
    )
  })

  test('is the same whenever it is written', () => {
    expect(written(hostileNight(HOSTILE), format)).toBe(written(hostileNight(HOSTILE), format))
  })
})

test('GraphML declares every attribute, says tags as JSON and leaves out what is unknown', () => {
  const root = readXml(written(hostileNight(['ada']), 'graphml'))
  const declared = new Set(elementsNamed(root, 'key').map((key) => attribute(key, 'id')))
  const used = elementsNamed(root, 'data').map((data) => attribute(data, 'key'))
  expect(used.filter((key) => !declared.has(key))).toEqual([])
  const facts = (id: string) =>
    elementsNamed(root, 'node')
      .filter((node) => attribute(node, 'id') === id)
      .flatMap((node) => node.children.map((data) => [attribute(data, 'key'), data.text]))
  expect(facts('arn:aws:iam::111122223333:user/ada')).toEqual([
    ['node-kind', 'user'],
    ['node-arn', 'arn:aws:iam::111122223333:user/ada'],
    ['node-uniqueId', expect.stringMatching(/^AIDA/)],
    ['node-name', 'ada'],
    ['node-path', '/'],
    ['node-tags', '[{"key":"ada","value":"ada"}]'],
    ['node-present', 'true'],
  ])
  expect(facts('service:ada')).toEqual([
    ['node-kind', 'service'],
    ['node-name', 'ada'],
    ['node-present', 'false'],
  ])
})

test('keys that XML would make alike are numbered, and those it can carry stay as they are', () => {
  const ids = elementsNamed(readXml(written(hostileNight(['nul\u0000', 'nul', 'nul\uFFFF']), 'graphml')), 'node').map(
    (node) => attribute(node, 'id'),
  )
  expect(ids.filter((id) => id?.startsWith('service:'))).toEqual(['service:nul', 'service:nul~2', 'service:nul~3'])
})

test('GEXF is read back by its own library', () => {
  const graph = buildGraph(hostileNight(HOSTILE))
  const back = parse(MultiDirectedGraph, written(hostileNight(HOSTILE), 'gexf'))
  expect([back.order, back.size]).toEqual([graph.order, graph.size])
  expect(back.getAttributes()).toMatchObject({ account: '111122223333' })
})

test('JSON gives the graph back, to the last member', () => {
  const account = hostileNight(HOSTILE)
  const graph = buildGraph(account)
  const back = MultiDirectedGraph.from(JSON.parse(written(account, 'json')))
  expect(back.export()).toMatchObject({ nodes: graph.export().nodes, edges: graph.export().edges })
  expect(back.getAttributes()).toEqual({
    account: '111122223333',
    partition: 'aws',
    alias: null,
    takenAt: '2026-11-01T02:00:00Z',
    label: null,
  })
})

describe('computed edges', () => {
  const computed: ComputedEdge = {
    kind: 'can-assume',
    from: 'arn:aws:iam::111122223333:user/ada',
    to: 'arn:aws:iam::111122223333:role/oven',
    decision: 'conditional',
    technique: null,
    conditions: ['aws:MultiFactorAuthPresent is "true"', '<b>'],
    services: [],
    actions: ['sts:AssumeRole'],
  }
  const account = hostileNight(['ada'])
  const whole = withComputedEdges(buildGraph(account), [computed])

  test('stand in JSON as they are', () => {
    const back = MultiDirectedGraph.from(JSON.parse([...GRAPH_WRITERS.json(whole, account.snapshot)].join('')))
    const { kind, decision, technique, conditions, services, actions } = computed
    expect(back.getEdgeAttributes(`${computed.from} can-assume ${computed.to}`)).toMatchObject({
      kind,
      decision,
      technique,
      conditions,
      services,
      actions,
    })
  })
  test('stand in GraphML with lists as JSON, and other edges say nothing of it', () => {
    const root = readXml([...GRAPH_WRITERS.graphml(whole, account.snapshot)].join(''))
    const said = elementsNamed(root, 'edge').map((edge) =>
      edge.children.map((data) => [attribute(data, 'key'), data.text]),
    )
    expect(said.filter((data) => data.some(([key]) => key === 'edge-decision'))).toEqual([
      [
        ['edge-kind', 'can-assume'],
        ['edge-decision', 'conditional'],
        ['edge-conditions', JSON.stringify(computed.conditions)],
        ['edge-services', '[]'],
        ['edge-actions', '["sts:AssumeRole"]'],
      ],
    ])
  })
  test('stand in GEXF', () => {
    const back = parse(MultiDirectedGraph, [...GRAPH_WRITERS.gexf(whole)].join(''))
    const attributes = back.mapEdges((_edge, { decision, conditions }) => ({ decision, conditions }))
    expect(attributes).toContainEqual({ decision: 'conditional', conditions: JSON.stringify(computed.conditions) })
  })
})

test('an empty night is a document too', () => {
  expect(JSON.parse(written(hostileNight([]), 'json'))).toMatchObject({ edges: [], options: { multi: true } })
  expectWhole(written(plainAccount(), 'graphml'), 1, 0)
  expectWhole(written(plainAccount(), 'gexf'), 1, 0)
})
