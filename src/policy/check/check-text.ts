import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { byNumbers } from './by-numbers.ts'
import { type CheckOptions, type Place, placed } from './check-policy.ts'
import type { Finding, Path, PlacedFinding } from './finding.ts'
import { findAll } from './find-all.ts'
import { subjectOf } from './subject.ts'
import { tooDeepAt } from './too-deep.ts'

/** {@link checkPolicy} of a text, which may be no JSON, with the line and column of every finding, in the text's order. */
export function checkText(text: string, { kind, table }: CheckOptions): readonly PlacedFinding[] {
  const placeAt = placesIn(text)
  const deep = tooDeepAt(text)
  if (deep !== null) return placed([TOO_DEEP], { statements: [] }, () => placeAt(deep))
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const json = readJson(text)
  if (errors.length > 0 || root === undefined || json === undefined) {
    const [error] = errors.toSorted((a, b) => a.offset - b.offset)
    const finding = syntaxError(text, error)
    return placed([finding], { statements: [] }, () => placeAt(error?.offset ?? 0))
  }
  const place: Place = (path, atName) => {
    const node = nodeAt(root, path)
    const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
    return placeAt((atName ? (name ?? node) : node).offset)
  }
  const subject = subjectOf(text, json.value, kind, table)
  const repeats = repeatedKeys(root, []).map(({ finding, offset }) => {
    return placed([finding], subject, () => placeAt(offset))
  })
  return [...repeats.flat(), ...placed(findAll(subject), subject, place)].sort(
    byNumbers<PlacedFinding>(
      ({ line }) => line ?? 0,
      ({ column }) => column ?? 0,
    ),
  )
}

const TOO_DEEP: Finding = {
  code: 'NOT_A_POLICY',
  message: 'it goes deeper than any policy',
  path: [],
  found: 'more than 100 brackets within one another',
  expected: 'a policy',
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function syntaxError(text: string, error: ParseError | undefined): Finding {
  const offset = error?.offset ?? text.length
  if (text.slice(0, offset).trimEnd().endsWith(',') && /^[}\]]/.test(text.slice(offset))) {
    const message = 'not JSON: a comma before a closing bracket'
    return { code: 'SYNTAX_ERROR', message, path: [], found: ',', expected: 'no comma behind the last member' }
  }
  const expected = error ? words(printParseErrorCode(error.error)) : 'JSON'
  const found = text.slice(offset, offset + 20).trim() || 'the end of the text'
  return { code: 'SYNTAX_ERROR', message: `not JSON: ${expected}`, path: [], found, expected }
}

/** `CommaExpected` → `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}

interface Repeat {
  readonly finding: Finding
  readonly offset: number
}

/** Keys that stand again in their object, at the later place. */
function repeatedKeys(node: Node, path: Path): readonly Repeat[] {
  const seen = new Set<string>()
  return (node.children ?? []).flatMap((child, index): readonly Repeat[] => {
    if (child.type !== 'property') return repeatedKeys(child, [...path, index])
    const [name, value] = child.children ?? []
    const key = String(name?.value)
    const at = [...path, key]
    const inside = value ? repeatedKeys(value, at) : []
    if (!seen.has(key)) {
      seen.add(key)
      return inside
    }
    const message = `${JSON.stringify(key)} stands twice in one object`
    const finding = { code: 'DUPLICATE_KEY', message, path: at, found: key, expected: 'every key once' }
    return [{ finding, offset: name?.offset ?? child.offset }, ...inside]
  })
}

/** The value at a path, or what is nearest around it; of a key that stands twice the last, which readers keep. */
function nodeAt(root: Node, path: Path): Node {
  let node = root
  for (const step of path) {
    const children = node.children ?? []
    const next =
      typeof step === 'number' ? children[step] : children.findLast(({ children: [name] = [] }) => name?.value === step)
    const value = next?.type === 'property' ? next.children?.[1] : next
    if (!value) return node
    node = value
  }
  return node
}

/** Line and column of an offset, counted from 1; columns in UTF-16 code units. */
function placesIn(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
