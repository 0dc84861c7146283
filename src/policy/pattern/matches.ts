import { automatonOfOne } from './automaton.ts'
import { findLong } from './find-long.ts'
import type { Pattern, Token } from './pattern.ts'
import { has } from './place-set.ts'

/**
 * Whether a text is one that a pattern stands for. `*` and `?` match every character, `/` and `:` too; `*` alone matches
 * the empty text as well; a variable whose value was not put in matches nothing. No pattern makes it go back and forth:
 * at worst each character is held against all places of the pattern, 32 at once.
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
    const first = next + 1
    // Any characters at the end of a part need room, and no search.
    let solid = first
    let length = 0
    let any = 0
    for (let token = tokens[++next]; token !== undefined && token.is !== 'many'; token = tokens[++next]) {
      if (token.is === 'one') any++
      else {
        length += any + lengthOf(token)
        any = 0
        solid = next + 1
      }
    }
    const tries = length > LONG || solid - first > MANY ? FEW : text.length
    start = partEnd(tokens, first, solid, text, start, tries)
    if (start === GAVE_UP) return matchesPlaces(pattern, text)
    if (start < 0 || start + any > end) return false
    start += any
  }
  return true
}

/** A part that is longer, or has more tokens, is tried at few places, lest repetitive texts cost a square. */
const LONG = 250
const MANY = 16
const FEW = 16
const GAVE_UP = -2

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

/**
 * Where the leftmost occurrence of a part between two `*` ends; -1 where there is none. Such a part begins with text.
 *
 * @param tries at how many places where its first text occurs the rest is looked for
 */
function partEnd(
  tokens: readonly Token[],
  first: number,
  last: number,
  text: string,
  from: number,
  tries: number,
): number {
  const head = tokens[first]
  if (head?.is !== 'text') return -1
  const find = (from: number): number =>
    head.text.length > LONG ? findLong(text, head.text, from) : text.indexOf(head.text, from)
  let left = tries
  for (let found = find(from); found >= 0; found = find(found + 1)) {
    if (left-- === 0) return GAVE_UP
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
