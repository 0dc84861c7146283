import { RolecallError } from '../model/error.ts'
import { nearest } from '../util/nearest.ts'

/** What the comment at the head of a `.sql` file says, and the statement below it. */
export interface FrontMatter {
  readonly path: string
  readonly entries: ReadonlyMap<string, Entry>
  readonly statement: string
}

interface Entry {
  readonly text: string
  /** Counted from 1. */
  readonly line: number
}

/**
 * Reads a file that begins with `/* ---`, then lines of the form `key: value`, then `---` and the end of the comment. A line
 * that begins with a blank goes on with the value above it; quotes around a value are left off.
 *
 * @param known the keys that may stand there, each once
 * @throws RolecallError INPUT naming file, line, found and expected
 */
export function readFrontMatter(text: string, path: string, known: readonly string[]): FrontMatter {
  const found = /^(\s*\/\*[ \t]*---[ \t]*\r?\n)((?:[^\r\n]*\r?\n)*?)[ \t]*---\s*\*\//.exec(text)
  if (found === null)
    throw wrongLine(path, 1, 'a comment: /* ---, lines such as name: my-roles, and --- */', firstLine(text))
  const [whole = '', opening = '', body = ''] = found
  const first = opening.split('\n').length
  const entries = new Map<string, Entry>()
  let last: string | undefined
  for (const [index, line] of body.split(/\r?\n/).slice(0, -1).entries()) {
    const at = first + index
    if (line.includes('*/')) throw wrongLine(path, at, 'nothing that ends the comment before its ---', '*/')
    if (line.trim() === '') continue
    if (/^\s/.test(line)) {
      const above = last === undefined ? undefined : entries.get(last)
      if (last === undefined || above === undefined) throw wrongLine(path, at, 'key: value', JSON.stringify(line))
      entries.set(last, { text: `${above.text} ${line.trim()}`.trim(), line: above.line })
      continue
    }
    const [, key, value = ''] = /^([A-Za-z]\w*):(.*)$/.exec(line) ?? []
    if (key === undefined) throw wrongLine(path, at, 'key: value', JSON.stringify(line))
    if (!known.includes(key)) throw unknownKey(path, at, key, known)
    if (entries.has(key)) throw wrongLine(path, at, 'each key once', `another ${key}`)
    entries.set(key, { text: value.trim(), line: at })
    last = key
  }
  const bare = new Map([...entries].map(([key, { text: value, line }]) => [key, { text: unquoted(value), line }]))
  return { path, entries: bare, statement: text.slice(whole.length).trim() }
}

/** What is wrong with a line, as an error. */
export function wrongLine(path: string, line: number, expected: string, found: string, hint?: string): RolecallError {
  const options = hint === undefined ? {} : { hint }
  return new RolecallError('INPUT', `${path}: line ${line}: expected ${expected}, found ${found}`, options)
}

function unknownKey(path: string, line: number, key: string, known: readonly string[]): RolecallError {
  const near = nearest(key, known)
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : undefined
  return wrongLine(path, line, `one of ${known.join(', ')}`, JSON.stringify(key), hint)
}

function firstLine(text: string): string {
  const [line = ''] = text.trimStart().split(/\r?\n/, 1)
  return line === '' ? 'nothing' : JSON.stringify(line.slice(0, 60))
}

function unquoted(text: string): string {
  return /^"([^"]*)"$/.exec(text)?.[1] ?? /^'([^']*)'$/.exec(text)?.[1] ?? text
}
