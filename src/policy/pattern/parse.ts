import { patternOf } from './pattern-of.ts'
import type { Pattern, Token } from './pattern.ts'

/**
 * Reads a text in which `*` and `?` are wildcards, as those of Resource and of StringLike. A `${` that does not close,
 * encloses nothing, or has a default without quotes, is two characters.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 *
 * @param text follows version 2012-10-17 of the language
 * @example parsePattern("a/${aws:PrincipalTag/team, 'none'}/**").tokens // [{ is: 'text', text: 'a/' }, { is: 'variable', key: 'aws:principaltag/team', default: 'none' }, { is: 'text', text: '/' }, { is: 'many' }]
 */
export function parsePattern(text: string): Pattern {
  return read(text, WILDCARDS)
}

/**
 * Reads a text in which `*` and `?` are characters and only variables stand for something else, as those of
 * StringEquals.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String}
 *
 * @example parseLiteral('a*').text // 'a${*}'
 */
export function parseLiteral(text: string): Pattern {
  return read(text, NO_WILDCARDS)
}

type Wildcards = ReadonlyMap<number, Token>

const STAR = 42
const QUESTION_MARK = 63
const DOLLAR = 36
const WILDCARDS: Wildcards = new Map([
  [STAR, { is: 'many' }],
  [QUESTION_MARK, { is: 'one' }],
])
const NO_WILDCARDS: Wildcards = new Map()

function read(text: string, wildcards: Wildcards): Pattern {
  const tokens: Token[] = []
  let plainFrom = 0
  let isNormal = true
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    const wildcard = code === STAR || code === QUESTION_MARK ? wildcards.get(code) : undefined
    const braces = code === DOLLAR ? readBraces(text, at) : null
    const token = wildcard ?? braces?.token
    const end = braces?.end ?? at + 1
    if (code === DOLLAR || ((code === STAR || code === QUESTION_MARK) && isOdd(text, at, wildcard))) isNormal = false
    if (token !== undefined) {
      if (plainFrom < at) tokens.push({ is: 'text', text: text.slice(plainFrom, at) })
      tokens.push(token)
      plainFrom = end
    }
    at = end
  }
  if (plainFrom < text.length) tokens.push({ is: 'text', text: text.slice(plainFrom) })
  return isNormal ? { text, tokens } : patternOf(tokens)
}

/** Whether what looks like a wildcard is a character, or follows a `*`. */
function isOdd(text: string, at: number, wildcard: Token | undefined): boolean {
  return wildcard === undefined || text.charCodeAt(at - 1) === STAR
}

interface Braces {
  readonly token: Token
  /** Where the text goes on. */
  readonly end: number
}

/** What `${…}` at a place stands for; null where there is no such thing. */
function readBraces(text: string, at: number): Braces | null {
  if (text[at + 1] !== '{') return null
  const close = text.indexOf('}', at + 2)
  if (close < 0) return null
  const inside = text.slice(at + 2, close)
  const given = inside.trim()
  if (given === '*' || given === '?' || given === '$') return { token: { is: 'text', text: given }, end: close + 1 }
  const comma = inside.indexOf(',')
  const fallback = comma < 0 ? { value: null, end: close + 1 } : readDefault(text, at + 3 + comma)
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim()
  if (fallback === null || name === '' || name.includes('${')) return null
  return { token: { is: 'variable', key: name.toLowerCase(), default: fallback.value }, end: fallback.end }
}

/** The quoted text before the closing brace, whose characters all stand for themselves; null where it is not quoted. */
function readDefault(text: string, from: number): { readonly value: string; readonly end: number } | null {
  const open = afterSpace(text, from)
  const quote = text[open]
  if (quote !== "'" && quote !== '"') return null
  const close = text.indexOf(quote, open + 1)
  if (close < 0) return null
  const end = afterSpace(text, close + 1)
  return text[end] === '}' ? { value: text.slice(open + 1, close), end: end + 1 } : null
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charAt(at).trim() === '') at++
  return at
}
