import { automatonOfOne } from './automaton.ts'
import { findLong } from './find-long.ts'
import type { Pattern, Token } from './pattern.ts'
import { has } from './place-set.ts'

/**
 * Whether a text is one that a pattern stands for. `*` and `?` match every character, `/` and `:` too; a variable
 * whose value was not put in matches nothing. The time is about that of reading both, whatever the pattern.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards}
 *
 * @param ignoreCase whether letters equal those of the other case, as StringEqualsIgnoreCase has it
 */
export function matches(pattern: Pattern, text: string, ignoreCase = false): boolean {
  return ignoreCase ? matchesTokens(inLowerCase(pattern), text.toLowerCase()) : matchesTokens(pattern, text)
}

function inLowerCase(pattern: Pattern): Pattern {
  const lower = (token: Token): Token => (token.is === 'text' ? { is: 'text', text: token.text.toLowerCase() } : token)
  return { text: pattern.text, tokens: pattern.tokens.map(lower) }
}

function matchesTokens(pattern: Pattern, text: string): boolean {
  const { tokens } = pattern
  let next = 0
  let start = 0
  for (let token = tokens[0]; token !== undefined && token.is !== 'many'; token = tokens[++next]) {
    start = tokenEnd(token, text, start)
    if (start < 0) return false
  }
  if (next === tokens.length) return start === text.length
  let last = tokens.length - 1
  let end = text.length
  for (let token = tokens[last]; token !== undefined && token.is !== 'many'; token = tokens[--last]) {
    end -= lengthOf(token)
    if (end < start || tokenEnd(token, text, end) < 0) return false
  }
  while (next < last) {
    const segment = next + 1
    let length = 0
    for (let token = tokens[++next]; token !== undefined && token.is !== 'many'; token = tokens[++next]) {
      length += lengthOf(token)
    }
    if (next - segment > 1 && (length > LONG || next - segment > MANY)) return matchesPlaces(pattern, text)
    start = segmentEnd(tokens, segment, next, text, start)
    if (start < 0 || start > end) return false
  }
  return true
}

/** What is longer, or has more tokens, is looked for in a way that costs no square, however repetitive the texts are. */
const LONG = 250
const MANY = 16

/** Where a token that begins at a place ends; -1 where it is not there. */
function tokenEnd(token: Token, text: string, at: number): number {
  switch (token.is) {
    case 'text':
      return text.startsWith(token.text, at) ? at + token.text.length : -1
    case 'one':
      return at < text.length ? at + 1 : -1
    case 'many':
    case 'variable':
      return -1
    default:
      return token satisfies never
  }
}

function lengthOf(token: Token): number {
  return token.is === 'text' ? token.text.length : token.is === 'one' ? 1 : 0
}

/** Where the leftmost occurrence of a part between two `*` ends; -1 where there is none. Such a part begins with text. */
function segmentEnd(tokens: readonly Token[], first: number, last: number, text: string, from: number): number {
  const head = tokens[first]
  if (head?.is !== 'text') return -1
  if (head.text.length > LONG) {
    const found = findLong(text, head.text, from)
    return found < 0 ? -1 : found + head.text.length
  }
  for (let found = text.indexOf(head.text, from); found >= 0; found = text.indexOf(head.text, found + 1)) {
    let at = found + head.text.length
    for (let index = first + 1; index < last && at >= 0; index++) {
      const token = tokens[index]
      if (token !== undefined) at = tokenEnd(token, text, at)
    }
    if (at >= 0) return at
  }
  return -1
}

function matchesPlaces(pattern: Pattern, text: string): boolean {
  if (pattern.tokens.some(({ is }) => is === 'variable')) return false
  const automaton = automatonOfOne(pattern)
  const places = automaton.starts.slice()
  for (let at = 0; at < text.length; at++) automaton.read(places, text.charCodeAt(at))
  return automaton.ends.some((end) => has(places, end))
}
