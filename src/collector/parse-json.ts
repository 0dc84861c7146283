import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser'

import { RolecallError } from '../model/error.ts'
import type { SavedFile } from './saved-file.ts'

/**
 * Reads a file as JSON at once, and says where it stops being JSON.
 *
 * @param expected what to say was expected; authorization details where it is left out
 * @throws RolecallError INPUT with line and column, counted from 1
 */
export function parseJson({ bytes, name }: Pick<SavedFile, 'bytes' | 'name'>, expected?: string): unknown {
  const text = bytes.toString()
  try {
    const json: unknown = JSON.parse(text)
    return json
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const { line, column, found } = firstProblem(text)
    throw new RolecallError('INPUT', `${name}: not JSON\n  at line ${line}, column ${column}: ${found}`, {
      hint: expected ?? hintFor(text),
      cause: error,
    })
  }
}

function firstProblem(text: string): { line: number; column: number; found: string } {
  const errors: ParseError[] = []
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const first = errors.toSorted((a, b) => a.offset - b.offset)[0]
  const offset = first?.offset ?? text.length
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const problem = first ? words(printParseErrorCode(first.error)) : 'not valid JSON'
  const found =
    offset >= text.trimEnd().length ? 'the text ends' : `found ${JSON.stringify(text.slice(offset, offset + 20))}`
  return { line, column: offset - before.lastIndexOf('\n'), found: `${problem}, ${found}` }
}

/** `CommaExpected` → `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}

function hintFor(text: string): string {
  const save = 'Save the output of `aws iam get-account-authorization-details --output json` and import that.'
  if (/^\s*</.test(text)) return `Nothing was recorded. This looks like XML. ${save}`
  if (/^\s*[{[]/.test(text)) return `Nothing was recorded. If the text was cut off, save it again. ${save}`
  return `Nothing was recorded. ${save}`
}
