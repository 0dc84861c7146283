import type { PatternSet } from '../policy/document/policy.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { includes } from '../policy/pattern/includes.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { openVariables, variablesOf } from '../policy/pattern/variables.ts'
import { remembered } from '../util/remembered.ts'

/**
 * The key under which a resource that is known stands beside the context, where a pattern with variables is held against
 * it. Keys of conditions are in lower case: none is this one.
 */
export const RESOURCE_KEY = 'Resource'

/** What a question is asked of: one resource, or, left open, all those that a pattern takes. */
export interface AskedResource {
  /** Null where it is left open. */
  readonly one: string | null
  /** What the resource is known to be among; `always` for one. */
  readonly within: Formula
  /**
   * The same as far as a formula can tell, and shorter: of all that none of its patterns touches, one form stands for the
   * rest.
   */
  readonly withinFor: (formula: Formula) => Formula
  /** Under which circumstances the resource is among those of a statement. */
  readonly isAmong: (set: PatternSet) => Formula
}

/** Whether a text stands for several resources. */
export function isPattern(resource: string): boolean {
  return /[*?]/.test(resource)
}

/** One resource, its characters standing for themselves; each pattern is held against it once. */
export function oneResource(resource: string): AskedResource {
  const fitsPattern = remembered((text: string): Formula => {
    const pattern = parsePattern(text)
    if (variablesOf(pattern).length === 0) return matches(pattern, resource) ? ALWAYS : NEVER
    return matches(openVariables(pattern), resource) ? withVariables(text) : NEVER
  })
  const fits = (text: string): Formula => (/[*?$]/.test(text) ? fitsPattern(text) : text === resource ? ALWAYS : NEVER)
  return {
    one: resource,
    within: ALWAYS,
    withinFor: () => ALWAYS,
    isAmong: ({ patterns, except }) => (except ? not(any(patterns.map(fits))) : any(patterns.map(fits))),
  }
}

/** Where it depends on variables whether a pattern takes the resource, that is what is left. */
function withVariables(text: string): Formula {
  const test = { operator: 'StringLike', quantifier: null, ifExists: false, key: RESOURCE_KEY, values: [text] }
  return { is: 'test', test }
}

/**
 * Every resource that a pattern takes, of those that the action can be asked of: whoever asks wants to know of which.
 *
 * @param forms what the action can be asked of; null where that is not known
 */
export function resourcesWithin(text: string, forms: readonly string[] | null): AskedResource {
  const asked = parsePattern(text)
  const near = forms?.map(parsePattern).filter((form) => intersects(form, asked)) ?? null
  const marks = near?.map(longestText) ?? []
  const touched = remembered((other: string): readonly Pattern[] => {
    const open = openVariables(parsePattern(other))
    const literal = /[*?$]/.test(other) ? null : other
    const mayTake = (place: number): boolean => literal === null || literal.includes(marks[place] ?? '')
    return near?.filter((form, place) => mayTake(place) && intersects(open, form)) ?? []
  })
  const relation = remembered((other: string) => {
    return near !== null && touched(other).length === 0 ? 'outside' : relate(parsePattern(other), asked, near)
  })
  const among = (some: readonly string[] | null): Formula =>
    all([text === '*' ? ALWAYS : oneOf([text]), some === null ? ALWAYS : oneOf(some)])
  return {
    one: null,
    within: among(forms),
    withinFor(formula) {
      if (near === null) return among(null)
      const told = new Set(patternsIn(formula).flatMap(touched))
      const other = near.find((form) => !told.has(form))
      return among(near.filter((form) => told.has(form) || form === other).map((form) => form.text))
    },
    isAmong({ patterns, except }) {
      const touching = patterns.filter((pattern) => relation(pattern) !== 'outside')
      const isAll = touching.some((pattern) => relation(pattern) === 'all')
      if (isAll || touching.length === 0) return isAll === except ? NEVER : ALWAYS
      return { is: 'resource', among: { patterns: touching, except } }
    },
  }
}

/** What no text that a pattern takes can lack behind its beginning, which all forms of a service share. */
function longestText({ tokens }: Pattern): string {
  return tokens.slice(1).reduce((longest, token) => {
    return token.is === 'text' && token.text.length > longest.length ? token.text : longest
  }, '')
}

/** The patterns of resources in a formula, each once. */
function patternsIn(formula: Formula): readonly string[] {
  switch (formula.is) {
    case 'resource':
      return formula.among.patterns
    case 'not':
      return patternsIn(formula.of)
    case 'all':
    case 'any':
      return [...new Set(formula.of.flatMap(patternsIn))]
    case 'always':
    case 'never':
    case 'test':
    case 'unknown':
      return []
    default:
      return formula satisfies never
  }
}

function oneOf(patterns: readonly string[]): Formula {
  return patterns.length === 0 ? NEVER : { is: 'resource', among: { patterns, except: false } }
}

/** How the texts of a pattern that touches what can be asked of lie to it; `some` where it depends, on variables too. */
function relate(pattern: Pattern, asked: Pattern, near: readonly Pattern[] | null): 'all' | 'some' | 'outside' {
  const open = openVariables(pattern)
  if (!intersects(open, asked)) return 'outside'
  if (variablesOf(pattern).length > 0) return 'some'
  return includes(pattern, asked) || near?.every((form) => includes(pattern, form)) === true ? 'all' : 'some'
}
