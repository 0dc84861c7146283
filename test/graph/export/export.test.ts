import fc from 'fast-check'
import { MultiDirectedGraph } from 'graphology'
import { parse } from 'graphology-gexf'
import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../../src/graph/build.ts'
import { type GraphFormat, GRAPH_WRITERS } from '../../../src/graph/export/index.ts'
import { plainAccount, plainDocument } from '../../support/plain-account.ts'
import { elementsNamed, readXml, type XmlElement } from '../../support/xml-elements.ts'

const HOSTILE = [
  '\u001b[2J\u001b]8;;https://example.com\u0007',
  ']]>',
  '<script>alert(1)</script>',
  '"\'&amp;',
  '\u202Egnp.exe\u2066',
  '__proto__',
  '\uD800',
  '\uDC00',
  'nul\u0000',
  'nul',
  'nul\uFFFF',
  'line\r\nbreak\ttab',
  '=HYPERLINK("x")',
  '😀',
]

const night = (names: readonly string[], account = '111122223333') => {
  const trust = plainDocument({
    Statement: names.map((name) => ({ Sid: name, Effect: 'Allow', Principal: { AWS: name, Service: name } })),
  })
  return plainAccount({
    snapshot: { account },
    documents: [trust],
    users: names.map((name) => ({ name, groups: [name], tags: [{ key: name, value: name }] })),
    roles: [{ name: 'oven', trust: trust.ref, inline: names.map((name) => ({ name, document: null })) }],
    managedPolicies: names.map((name) => ({ name, path: `/${name}/`, tags: null })),
  })
}

const written = (account: ReturnType<typeof night>, format: GraphFormat) =>
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
    const account = night(HOSTILE, '\u0000<b>')
    const graph = buildGraph(account)
    expectWhole(written(account, format), graph.order, graph.size)
  })

  test('holds every node and edge of any night', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), { maxLength: 6 })
    fc.assert(
      fc.property(names, (some) => {
        const graph = buildGraph(night(some))
        expectWhole(written(night(some), format), graph.order, graph.size)
      }),
    )
  })

  test('is the same whenever it is written', () => {
    expect(written(night(HOSTILE), format)).toBe(written(night(HOSTILE), format))
  })
})

test('GraphML declares every attribute, says tags as JSON and leaves out what is unknown', () => {
  const root = readXml(written(night(['ada']), 'graphml'))
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
  const ids = elementsNamed(readXml(written(night(['nul\u0000', 'nul', 'nul\uFFFF']), 'graphml')), 'node').map((node) =>
    attribute(node, 'id'),
  )
  expect(ids.filter((id) => id?.startsWith('service:'))).toEqual(['service:nul', 'service:nul~2', 'service:nul~3'])
})

test('GEXF is read back by its own library', () => {
  const graph = buildGraph(night(HOSTILE))
  const back = parse(MultiDirectedGraph, written(night(HOSTILE), 'gexf'))
  expect([back.order, back.size]).toEqual([graph.order, graph.size])
  expect(back.getAttributes()).toMatchObject({ account: '111122223333' })
})

test('JSON gives the graph back, to the last member', () => {
  const account = night(HOSTILE)
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

test('an empty night is a document too', () => {
  expect(JSON.parse(written(night([]), 'json'))).toMatchObject({ edges: [], options: { multi: true } })
  expectWhole(written(plainAccount(), 'graphml'), 1, 0)
  expectWhole(written(plainAccount(), 'gexf'), 1, 0)
})
