import { visit } from 'jsonc-parser'

import type { DocumentText } from '../model/document.ts'
import { sha256Hex } from '../util/hash.ts'

/**
 * Reads a policy document however it came: decoded (CLI, boto3), percent-encoded (SDK, XML), or as JSON text (emulators).
 * What does not parse is kept as it stands. Plus signs are not blanks: the encoding is RFC 3986.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html}
 *
 * @param value the member as JSON has it; undefined and null are no document
 */
export function readDocument(value: unknown): DocumentText | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') return recorded(value, value, null)
  const text = decode(value)
  const json = parse(text)
  return json === undefined
    ? recorded(value, undefined, null)
    : recorded(value, json, survives(text, json) ? null : text)
}

/** Whether the number in a document may have been rounded before we saw it; its text is gone then. */
export function mayBeRounded(document: DocumentText): boolean {
  if (document.raw !== null || !LONG_NUMBER.test(document.body)) return false
  const numbers = document.body.replace(STRING, '""').match(/(?<=[:,[])-?\d[\d.e+]*/g) ?? []
  return numbers.some((number) => LONG_NUMBER.test(`:${number}`) && !Number.isSafeInteger(Number(number)))
}

/** A document as an export shows it: decoded, or as text where JSON cannot say what it says. */
export function decodedDocument(value: unknown): unknown {
  const document = readDocument(value)
  if (document === null || !document.parsed) return value
  const json: unknown = document.raw ?? JSON.parse(document.body)
  return json
}

const LONG_NUMBER = /[:,[]-?(?:\d{16}|\d+(?:\.\d+)?e\+)/
const STRING = /"(?:[^"\\]|\\.)*"/g

function recorded(value: unknown, json: unknown, raw: string | null): DocumentText {
  const whole = typeof json === 'object' && json !== null && !Array.isArray(json)
  const body = JSON.stringify(whole ? json : value)
  const parsed = whole && !isDeep(body)
  return { ref: sha256Hex(raw ?? body), body, raw: parsed ? raw : null, parsed }
}

/** SQLite reads JSON a thousand levels deep; no policy needs a hundredth of that. */
const DEEPEST = 900

function isDeep(body: string): boolean {
  return deepest(body) > DEEPEST && deepest(body.replace(STRING, '')) > DEEPEST
}

/** How deep brackets go, those in texts counted too. */
function deepest(json: string): number {
  let [depth, most] = [0, 0]
  for (let at = 0; at < json.length; at += 1) {
    // The brackets of lists and objects differ in one bit.
    const code = json.charCodeAt(at) | 0x20
    if (code === 0x7b) most = Math.max(most, (depth += 1))
    else if (code === 0x7d) depth -= 1
  }
  return most
}

function decode(value: string): string {
  const text = value.trim()
  if (text.startsWith('{') || text.startsWith('[')) return text
  try {
    return decodeURIComponent(text).trim()
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

function parse(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    return json
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Whether JSON.parse kept all that the text says: it drops duplicate keys and rounds long numbers without a word. */
function survives(text: string, json: unknown): boolean {
  const suspicious = text.includes('\\"') || /[:,[]\s*-?(?:\d{16}|\d+[.eE])/.test(text)
  if (!suspicious && countKeys(json) === (text.match(/"\s*:/g)?.length ?? 0)) return true
  return readsBack(text)
}

function countKeys(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0
  const own = Array.isArray(json) ? 0 : Object.keys(json).length
  return Object.values(json).reduce<number>((sum, value) => sum + countKeys(value), own)
}

function readsBack(text: string): boolean {
  const open: Set<string>[] = []
  let whole = true
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set())
    },
    onObjectEnd: () => {
      open.pop()
    },
    onObjectProperty: (name) => {
      const seen = open.at(-1)
      if (seen?.has(name)) whole = false
      seen?.add(name)
    },
    onLiteralValue: (value: unknown, offset, length) => {
      if (typeof value === 'number' && String(value) !== text.slice(offset, offset + length)) whole = false
    },
  })
  return whole
}
