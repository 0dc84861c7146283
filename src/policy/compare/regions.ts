import type { PatternSet } from '../document/policy.ts'
import { isMultivalued } from '../condition/key-types.ts'
import { MOST_TOLD_APART } from '../condition/presence-asked.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { isClosed, openVariables, withValues } from '../pattern/variables.ts'
import { keysWithDefault, keysWithoutDefault, withoutDefault } from '../pattern/without-default.ts'
import { conditionPart, type Disjunction, no, opposite, type Part, textPart, type TextPart, yes } from './literal.ts'

/** Resources of which a statement speaks, and what holds beside where it does. */
export interface Region {
  readonly among: TextPart | null
  readonly rest: readonly Disjunction[]
}

/**
 * The resources that a statement names outright, and each with policy variables by itself: there the keys are known to be
 * there, or to be missing, on which it depends what the resource fits.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 */
export function regionsOf({ patterns, except }: PatternSet): readonly Region[] {
  const read = patterns.map((text) => parsePattern(text))
  const named = textPart('resource', read.filter(isClosed))
  const regions = read
    .filter((pattern) => !isClosed(pattern))
    .flatMap(casesOf)
    .map(regionOf)
  if (!except) return named.patterns.length === 0 ? regions : [{ among: named, rest: [] }, ...regions]
  const outside = regions.map(({ among, rest }) => [no(among), ...rest.flat().map(opposite)])
  return [{ among: null, rest: named.patterns.length === 0 ? outside : [[no(named)], ...outside] }]
}

/** A resource as it stands where some keys are there and others are missing. */
interface Case {
  readonly pattern: Pattern
  readonly missing: readonly string[]
}

/** A resource with variables, by whether the keys are there for which something else would stand. */
function casesOf(pattern: Pattern): readonly Case[] {
  const keys = keysWithDefault(pattern).filter((key) => !isMultivalued(key))
  let cases: readonly Case[] = [{ pattern, missing: [] }]
  for (const key of keys.length > MOST_TOLD_APART ? [] : keys) {
    cases = cases.flatMap((one) => {
      const without = withValues(one.pattern, (asked) => (asked === key ? null : undefined))
      const there = { ...one, pattern: withoutDefault(one.pattern, key) }
      return without === null ? [there] : [there, { pattern: without, missing: [...one.missing, key] }]
    })
  }
  return cases
}

/** The keys without which a resource matches nothing are there. */
function regionOf({ pattern, missing }: Case): Region & { readonly among: TextPart } {
  const among = textPart('resource', [openVariables(pattern)])
  const needed = keysWithoutDefault(pattern)
  const parts: readonly Part[] = [
    ...(isClosed(pattern) ? [] : [{ is: 'variable', key: `fits ${pattern.text}`, pattern } as const]),
    ...missing.map((key) => presence(key, 'true')),
    ...needed.map((key) => presence(key, 'false')),
  ]
  return { among, rest: parts.map((part) => [yes(part)]) }
}

function presence(key: string, isMissing: 'true' | 'false'): Part {
  return conditionPart({ operator: 'Null', quantifier: null, ifExists: false, key, values: [isMissing] })
}
