import { byCodeUnit } from '../model/compare.ts'
import type { ConditionTest, PatternSet } from './document/policy.ts'

/**
 * Under which circumstances something holds: what is left of policies once the action, and what is known of the request,
 * were put in.
 */
export type Formula =
  | { readonly is: 'always' }
  | { readonly is: 'never' }
  /** What we cannot decide, and why; two with the same text are the same. */
  | { readonly is: 'unknown'; readonly why: string }
  | { readonly is: 'test'; readonly test: ConditionTest }
  /** Of a request whose resource was left open: that it is one of these (or, with `except`, none). */
  | { readonly is: 'resource'; readonly among: PatternSet }
  | { readonly is: 'not'; readonly of: Formula }
  | { readonly is: 'all'; readonly of: readonly Formula[] }
  | { readonly is: 'any'; readonly of: readonly Formula[] }

export const ALWAYS: Formula = { is: 'always' }
export const NEVER: Formula = { is: 'never' }

/** A conjunction without needless parts: none of them is `always`, and one `never` is enough. */
export function all(of: readonly Formula[]): Formula {
  const parts: Formula[] = []
  for (const given of of) {
    for (const part of given.is === 'all' ? given.of : [given]) {
      if (part.is === 'never') return NEVER
      if (part.is !== 'always') parts.push(part)
    }
  }
  return parts.length === 0 ? ALWAYS : parts.length === 1 && parts[0] ? parts[0] : { is: 'all', of: parts }
}

/** A disjunction without needless parts: none of them is `never`, and one `always` is enough. */
export function any(of: readonly Formula[]): Formula {
  const found: Formula[] = []
  for (const given of of) {
    for (const part of given.is === 'any' ? given.of : [given]) {
      if (part.is === 'always') return ALWAYS
      if (part.is !== 'never') found.push(part)
    }
  }
  const parts = united(found)
  return parts.length === 0 ? NEVER : parts.length === 1 && parts[0] ? parts[0] : { is: 'any', of: parts }
}

/** The opposite; twice negated is the thing itself. */
export function not(of: Formula): Formula {
  switch (of.is) {
    case 'always':
      return NEVER
    case 'never':
      return ALWAYS
    case 'not':
      return of.of
    default:
      return { is: 'not', of }
  }
}

/** Resources of which any one is enough are one set: so many questions fewer to ask of them. */
function united(parts: readonly Formula[]): readonly Formula[] {
  const sets = parts.flatMap((part) => (part.is === 'resource' && !part.among.except ? [part.among.patterns] : []))
  if (sets.length < 2) return parts
  const patterns = [...new Set(sets.flat())].sort(byCodeUnit)
  const others = parts.filter((part) => part.is !== 'resource' || part.among.except)
  return [{ is: 'resource', among: { patterns, except: false } }, ...others]
}
