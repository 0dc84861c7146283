import { type Node, type ParseError, parseTree } from 'jsonc-parser'

import { placeOfPolicy, type Place } from './document-places.ts'
import { hideText } from './hide-text.ts'
import type { Hiding } from './hiding.ts'

/**
 * A policy document with everything of the account's hidden. Elements, effects, actions, operators and the order of all
 * stay; a document that came as text stays text, with its repeated keys and long numbers; text that is no policy stays none.
 */
export function hideDocument(document: unknown, hiding: Hiding): unknown {
  if (document === null || document === undefined) return document
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const errors: ParseError[] = []
  const tree = isDeep(text) ? undefined : parseTree(text, errors, { disallowComments: true })
  if (tree?.type !== 'object' || errors.length > 0) return hideText(text, hiding)
  const hidden = rewrite(tree, text, placeOfPolicy(hiding))
  const json: unknown = typeof document === 'string' ? hidden : JSON.parse(hidden)
  return json
}

/** No policy goes a tenth as deep; what does is hidden as text. */
const DEEPEST = 100

function isDeep(text: string): boolean {
  let depth = 0
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    if (depth > DEEPEST) return true
  }
  return false
}

function rewrite(node: Node, source: string, place: Place): string {
  const children = node.children ?? []
  if (node.type === 'object') {
    const members = children.map(({ children: [name, value] = [] }) => {
      const member = place.member(String(name?.value))
      return `${JSON.stringify(member.name)}:${value === undefined ? 'null' : rewrite(value, source, member.place)}`
    })
    return `{${members.join(',')}}`
  }
  if (node.type === 'array') return `[${children.map((child) => rewrite(child, source, place)).join(',')}]`
  const scalar = source.slice(node.offset, node.offset + node.length)
  if (node.type === 'string') return JSON.stringify(place.text(String(node.value)))
  return /^\d{12}$/.test(scalar) ? JSON.stringify(place.text(scalar)) : scalar
}
