import type { ConditionTest } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import type { Formula } from '../formula.ts'
import type { Pattern } from '../pattern/pattern.ts'

/** Texts of which one must fit the action's name or the resource. */
export interface TextPart {
  readonly is: 'action' | 'resource'
  /** The same for parts that mean the same, and for no others. */
  readonly key: string
  readonly patterns: readonly Pattern[]
}

/** One thing that a request does or does not fulfil. */
export type Part =
  | TextPart
  | { readonly is: 'condition'; readonly key: string; readonly formula: Formula }
  /** Whether the resource fits a pattern with policy variables, of which only the form is held against it elsewhere. */
  | { readonly is: 'variable'; readonly key: string; readonly pattern: Pattern }
  /** Whether something that we cannot read holds. */
  | { readonly is: 'unknown'; readonly key: string; readonly why: string }

export interface Literal {
  readonly part: Part
  readonly holds: boolean
}

/** One of these is enough. */
export type Disjunction = readonly Literal[]

/** All literals of one of these. */
export type Choice = readonly (readonly Literal[])[]

export function yes(part: Part): Literal {
  return { part, holds: true }
}

export function no(part: Part): Literal {
  return { part, holds: false }
}

export function opposite({ part, holds }: Literal): Literal {
  return { part, holds: !holds }
}

/** The same text for the same literal. */
export function literalKey({ part, holds }: Literal): string {
  return holds ? part.key : `not ${part.key}`
}

/** A part by its patterns, whose order means nothing. */
export function textPart(is: TextPart['is'], patterns: readonly Pattern[]): TextPart {
  return { is, key: `${is} ${patterns.map(({ text }) => JSON.stringify(text)).join()}`, patterns }
}

/** That a test holds. */
export function conditionPart(test: ConditionTest): Part {
  return { is: 'condition', key: `test ${testText(test)}`, formula: { is: 'test', test } }
}
