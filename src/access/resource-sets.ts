import type { PatternSet } from '../policy/document/policy.ts'
import { includes } from '../policy/pattern/includes.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { openVariables, variablesOf } from '../policy/pattern/variables.ts'

/**
 * Whether every resource of one set is certainly in another. Where that would take several patterns together, or the
 * values of variables, the answer is false: "not certainly".
 */
export function certainlyCovers(outer: PatternSet | null, inner: PatternSet | null): boolean {
  if (outer === null || isEverything(outer)) return true
  if (inner === null) return false
  if (inner.except) return outer.except && outer.patterns.every((text) => isCertainlyIn(text, inner.patterns))
  if (outer.except) return inner.patterns.every((text) => outer.patterns.every((other) => !mayMeet(text, other)))
  return inner.patterns.every((text) => isCertainlyIn(text, outer.patterns))
}

/** Whether two sets may have a resource in common; only false where they certainly have none. */
export function mayIntersect(a: PatternSet | null, b: PatternSet | null): boolean {
  if (a === null || b === null) return true
  if (a.except || b.except) return !(a.except ? isExceptedFrom(b, a) : isExceptedFrom(a, b))
  return a.patterns.some((text) => b.patterns.some((other) => mayMeet(text, other)))
}

/** Whether a set lies within what another excepts. */
function isExceptedFrom(set: PatternSet, { patterns }: PatternSet): boolean {
  return !set.except && set.patterns.every((text) => isCertainlyIn(text, patterns))
}

function isEverything({ patterns, except }: PatternSet): boolean {
  return !except && patterns.includes('*')
}

function isCertainlyIn(text: string, patterns: readonly string[]): boolean {
  return patterns.some((other) => {
    if (other === text || other === '*') return true
    const outer = parsePattern(other)
    return variablesOf(outer).length === 0 && includes(outer, closed(text))
  })
}

function mayMeet(text: string, other: string): boolean {
  return text === other || intersects(closed(text), closed(other))
}

/** Variables may stand for anything. */
function closed(text: string): Pattern {
  return openVariables(parsePattern(text))
}
