import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import type { PolicyKind } from './subject.ts'
import { tooDeepAt } from './too-deep.ts'

/** A policy document in what a file holds. */
export interface FoundDocument {
  /** The document where it stands, blanks in place of what is before it; or as it was encoded. */
  readonly text: string
  /** What the answer around it says it is; null where nothing is around it. */
  readonly kind: PolicyKind | null
  /** Whether places in the text are places in the file. */
  readonly inPlace: boolean
}

/**
 * The document of a file that is one, or an answer of the AWS CLI or API that holds one, decoded or percent-encoded.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html}
 */
export function documentIn(text: string): FoundDocument {
  const root = tooDeepAt(text) === null ? parseTree(text) : undefined
  for (const { path, kind } of ANSWERS) {
    const node = root && findNodeAtLocation(root, [...path])
    if (!root || !node) continue
    if (node.type === 'object') return { text: standing(text, node), kind: kind(root), inPlace: true }
    if (node.type === 'string') return { text: decoded(String(node.value)), kind: kind(root), inPlace: false }
  }
  return { text, kind: null, inPlace: true }
}

interface Answer {
  readonly path: readonly string[]
  readonly kind: (root: Node) => PolicyKind | null
}

const ANSWERS: readonly Answer[] = [
  { path: ['PolicyVersion', 'Document'], kind: () => 'managed' },
  { path: ['Role', 'AssumeRolePolicyDocument'], kind: () => 'trust' },
  { path: ['PolicyDocument'], kind: inlineKind },
]

function inlineKind(root: Node): PolicyKind | null {
  if (findNodeAtLocation(root, ['RoleName'])) return 'inline-role'
  if (findNodeAtLocation(root, ['UserName'])) return 'inline-user'
  return findNodeAtLocation(root, ['GroupName']) ? 'inline-group' : null
}

function standing(text: string, { offset, length }: Node): string {
  return text.slice(0, offset).replace(/[^\n]/g, ' ') + text.slice(offset, offset + length)
}

/** Percent-encoded as IAM sends it, or JSON as some emulators do; plus signs are no blanks. */
function decoded(text: string): string {
  if (/^\s*\{/.test(text)) return text
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
