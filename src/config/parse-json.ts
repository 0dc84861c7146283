import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

import { RolecallError } from '../model/error.ts'
import { memberOf } from '../util/members.ts'

/**
 * Reads a text as JSON in which every name stands once.
 *
 * @param path the file, for errors
 * @throws RolecallError INPUT with line and column, counted from 1
 */
export function parseJson(text: string, path: string): unknown {
  try {
    return parseOnce(text, path)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new RolecallError('INPUT', `${path}: not JSON that can be read: it is nested too deeply`, { cause: error })
  }
}

function parseOnce(text: string, path: string): unknown {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const [first] = errors.toSorted((a, b) => a.offset - b.offset)
  if (first !== undefined) {
    const problem = printParseErrorCode(first.error)
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase()
    throw new RolecallError('INPUT', `${path}: not JSON: ${place(text, first.offset)}: ${problem}`)
  }
  const refused = tree && firstRefused(tree)
  if (refused !== undefined) {
    const name = JSON.stringify(refused.value)
    const why = refused.value === NO_NAME ? `no name may be ${name}` : `expected each name once, found ${name} again`
    throw new RolecallError('INPUT', `${path}: ${place(text, refused.offset)}: ${why}`)
  }
  const json: unknown = JSON.parse(text)
  return json
}

/** What JavaScript takes for something else than a name. */
const NO_NAME = '__proto__'

/** The first name that stands in an object twice, or is none. */
function firstRefused(node: Node): Node | undefined {
  const names = new Set<unknown>([NO_NAME])
  for (const child of node.children ?? []) {
    const [name] = child.type === 'property' ? (child.children ?? []) : []
    if (name !== undefined && names.has(name.value)) return name
    names.add(memberOf(name, 'value'))
    const inner = firstRefused(child)
    if (inner !== undefined) return inner
  }
  return undefined
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset)
  return `line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`
}
