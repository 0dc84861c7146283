import type { PatternSet } from '../document/policy.ts'
import { matches } from '../pattern/matches.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { remembered } from '../../util/remembered.ts'

/** A set of resources, and whether it is asked for or to be avoided. */
export interface SetAsked {
  readonly among: PatternSet
  readonly isIn: boolean
}

/**
 * Whether some resource is in all sets that are asked for and in none that are to be avoided, as far as a few plain ones
 * tell: a text that fits is proof, and where only certain texts are asked for, so is that none of them fits.
 *
 * @returns null where it cannot be told so
 */
export function isSomeResource(sets: readonly SetAsked[]): boolean | null {
  if (sets.some(({ among }) => among.patterns.some((pattern) => pattern.includes('$')))) return null
  const asked = sets.filter(isWanted).sort((a, b) => a.among.patterns.length - b.among.patterns.length)
  const avoided = sets.filter((set) => !isWanted(set))
  if (asked.length === 0) return avoided.length === 0 || isFitting('x', avoided) ? true : null
  let tries = MOST_TRIES
  for (const set of asked) {
    const others = sets.filter((other) => other !== set)
    for (const pattern of set.among.patterns) {
      for (const text of samplesOf(pattern)) {
        if (tries-- === 0) return null
        if (isFitting(text, others)) return true
      }
    }
    if (set.among.patterns.every(isPlain)) return false
  }
  return null
}

const MOST_TRIES = 128

function isWanted({ among, isIn }: SetAsked): boolean {
  return among.except !== isIn
}

function isFitting(text: string, sets: readonly SetAsked[]): boolean {
  return sets.every((set) => set.among.patterns.some((pattern) => takes(pattern, text)) === isWanted(set))
}

function takes(pattern: string, text: string): boolean {
  return isPlain(pattern) ? pattern === text : matches(read(pattern), text)
}

/** Whether a pattern stands for itself alone. */
function isPlain(pattern: string): boolean {
  return !pattern.includes('*') && !pattern.includes('?')
}

/** Non-empty texts that a pattern takes, as plain as they get. */
function samplesOf(pattern: string): readonly string[] {
  if (isPlain(pattern)) return pattern === '' ? [] : [pattern]
  return [sampleOf(read(pattern), 'x'), sampleOf(read(pattern), '')].filter((text) => text !== '')
}

function sampleOf({ tokens }: Pattern, many: string): string {
  return tokens.map((token) => (token.is === 'text' ? token.text : token.is === 'one' ? 'x' : many)).join('')
}

/** Those with wildcards are few, and are asked of again and again. */
const read = remembered(parsePattern)
