import type { EdgeAttributes, NodeAttributes } from '../graph.ts'
import { xmlCharacters } from '../../util/xml.ts'

type Scalar = string | number | boolean

/** The types that XML formats know their attributes by. */
export type XmlType = 'string' | 'int' | 'boolean'

/** What a node says in the XML formats, in this order; programs read an `id` as the node's own, so the unique id has another name. */
export const XML_NODE = {
  kind: 'string',
  arn: 'string',
  uniqueId: 'string',
  name: 'string',
  path: 'string',
  tags: 'string',
  present: 'boolean',
} as const satisfies Readonly<Record<string, XmlType>>

/** What an edge says in the XML formats, in this order. */
export const XML_EDGE = {
  kind: 'string',
  effect: 'string',
  assumes: 'boolean',
  statement: 'int',
  sid: 'string',
  conditional: 'boolean',
  negated: 'boolean',
  decision: 'string',
  technique: 'string',
  conditions: 'string',
  services: 'string',
  actions: 'string',
} as const satisfies Readonly<Record<string, XmlType>>

/** A node's attributes as XML can hold them: nulls left out, tags as JSON. */
export function xmlNode({ kind, arn, id, name, path, tags, present }: NodeAttributes): ReadonlyMap<string, Scalar> {
  return known({ kind, arn, uniqueId: id, name, path, tags: tags && JSON.stringify(tags), present })
}

/** An edge's attributes as XML can hold them: nulls and what only computed edges have left out, lists as JSON. */
export function xmlEdge(attributes: EdgeAttributes): ReadonlyMap<string, Scalar> {
  const { kind, effect, assumes, statement, sid, conditional, negated } = attributes
  const { decision = null, technique = null, conditions, services, actions } = attributes
  return known({
    kind,
    effect,
    assumes,
    statement,
    sid,
    conditional,
    negated,
    decision,
    technique,
    conditions: listed(conditions),
    services: listed(services),
    actions: listed(actions),
  })
}

function listed(texts: readonly string[] | undefined): string | null {
  return texts === undefined ? null : JSON.stringify(texts)
}

function known(attributes: Readonly<Record<string, Scalar | null>>): ReadonlyMap<string, Scalar> {
  return new Map(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === 'string' ? xmlCharacters(value) : value] as const],
    ),
  )
}
