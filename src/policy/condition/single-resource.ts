import type { PatternSet } from '../document/policy.ts'
import { commonText } from '../pattern/common-text.ts'
import { intersects } from '../pattern/intersects.ts'
import { matches } from '../pattern/matches.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { variablesOf } from '../pattern/variables.ts'
import { remembered } from '../../util/remembered.ts'

/** A set of resources, and whether it is asked for or to be avoided. */
export interface SetAsked {
  readonly among: PatternSet
  readonly isIn: boolean
}

/**
 * Whether some resource is in all sets that are asked for and in none that are to be avoided, as far as a few plain ones
 * tell: a text that fits is proof. So is, that there is none, where only certain texts are asked for and none of them fits,
 * or two sets have nothing in common.
 *
 * @returns null where it cannot be told so
 */
export function isSomeResource(sets: readonly SetAsked[]): boolean | null {
  if (sets.some(({ among }) => among.patterns.some(hangsOnVariable))) return null
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
  return isSomeInTwo(asked, sets)
}

const MOST_TRIES = 128

/** The same, as tell the texts that patterns of two of the sets have in common. */
function isSomeInTwo(asked: readonly SetAsked[], sets: readonly SetAsked[]): boolean | null {
  let tries = MOST_TRIES
  for (const [place, { among }] of asked.entries()) {
    for (const other of asked.slice(place + 1)) {
      if ((tries -= among.patterns.length * other.among.patterns.length) < 0) return null
      let isEmpty = true
      for (const one of among.patterns.map(read)) {
        for (const second of other.among.patterns.map(read)) {
          if (!intersects(one, second)) continue
          isEmpty = false
          const text = commonText(one, second) ?? ''
          if (text !== '' && isFitting(text, sets)) return true
        }
      }
      if (isEmpty) return false
    }
  }
  return null
}

function hangsOnVariable(pattern: string): boolean {
  return pattern.includes('$') && variablesOf(read(pattern)).length > 0
}

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
  return !/[*?$]/.test(pattern)
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
