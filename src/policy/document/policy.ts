import type { StatementPrincipal } from '../principals.ts'

/**
 * A policy document read into what decides a request: scalars are lists, lists are sorted, each item once, names are in
 * lower case where case means nothing. Texts follow version 2012-10-17 of the language whatever the document's own: a
 * `${` that an older version takes literally is written `${$}{`.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html}
 */
export interface Policy {
  readonly statements: readonly PolicyStatement[]
  /** Why nothing can be said of the document as a whole; null where its statements tell all. */
  readonly undecidable: string | null
}

/**
 * One statement. Where an element cannot be read, `undecidable` says why and the element stands for everything that it
 * could mean, so that the statement may apply to more requests than it shows, never to fewer.
 */
export interface PolicyStatement {
  /** Place in the document, from 0. */
  readonly index: number
  readonly sid: string | null
  /** Null where it is neither: then the statement may do either. */
  readonly effect: 'Allow' | 'Deny' | null
  /** Action patterns, in lower case. */
  readonly actions: PatternSet
  /** Null where the statement has no Resource, as those of trust policies have none: it speaks of the policy's own. */
  readonly resources: PatternSet | null
  /** Null where the statement names no principal, as those of identity policies. */
  readonly principals: PrincipalSet | null
  /** All of them must hold. */
  readonly conditions: readonly ConditionTest[]
  readonly undecidable: string | null
}

/** What an element names, or, with `except`, everything but that. */
export interface PatternSet {
  readonly patterns: readonly string[]
  readonly except: boolean
}

export interface PrincipalSet {
  readonly named: readonly StatementPrincipal[]
  /** Whether NotPrincipal names them: everyone else is meant. */
  readonly except: boolean
}

/**
 * One key under one operator of a Condition.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html}
 */
export interface ConditionTest {
  /** As documented, without prefix and suffix: `StringNotLike`. */
  readonly operator: string
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | null
  readonly ifExists: boolean
  /** In lower case. */
  readonly key: string
  /** Sorted, each once; never empty. */
  readonly values: readonly string[]
}
