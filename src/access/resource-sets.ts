import type { PatternSet } from '../policy/document/policy.ts'
import { LimitReached, LIMITS, startBudget } from '../policy/limits.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import { isCovered } from '../policy/pattern/is-covered.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { openVariables } from '../policy/pattern/variables.ts'

/**
 * Whether every resource of one set is certainly in another. Where that hangs on the values of variables, or takes too
 * many steps to tell, the answer is false: "not certainly".
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
  if (isEverything(a)) return b.patterns.some(isSomething)
  if (isEverything(b)) return a.patterns.some(isSomething)
  return a.patterns.some((text) => b.patterns.some((other) => mayMeet(text, other)))
}

/** Whether a set lies within what another excepts. */
function isExceptedFrom(set: PatternSet, { patterns }: PatternSet): boolean {
  return !set.except && set.patterns.every((text) => isCertainlyIn(text, patterns))
}

function isEverything({ patterns, except }: PatternSet): boolean {
  return !except && patterns.includes('*')
}

/** By one of several patterns, or by several together as far as the limits go. */
function isCertainlyIn(text: string, patterns: readonly string[]): boolean {
  if (patterns.includes(text)) return true
  try {
    return isCovered(parsePattern(text), patterns.map(parsePattern), startBudget(COVERING))
  } catch (error) {
    if (error instanceof LimitReached) return false
    throw error
  }
}

/** Enough for what policies say; an account asks it thousands of times. */
const COVERING = { ...LIMITS, steps: 10_000 }

/** Every pattern stands for some text, but for the empty one. */
function isSomething(text: string): boolean {
  return text !== ''
}

function mayMeet(text: string, other: string): boolean {
  return text === other || (mayBeginAlike(text, other) && intersects(openPattern(text), openPattern(other)))
}

/** Whether texts agree up to the first place that either leaves open: most say so before they are read. */
function mayBeginAlike(text: string, other: string): boolean {
  const length = Math.min(text.length, other.length)
  for (let at = 0; at < length; at++) {
    const a = text.charCodeAt(at)
    const b = other.charCodeAt(at)
    if (a !== b) return isOpen(a) || isOpen(b)
    if (isOpen(a)) return true
  }
  return true
}

/** Of `*`, `?` and the `$` of a variable. */
function isOpen(code: number): boolean {
  return code === 42 || code === 63 || code === 36
}

/** A pattern as read where variables may stand for anything. */
export function openPattern(text: string): Pattern {
  return openVariables(parsePattern(text))
}
