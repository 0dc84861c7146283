import type { ConditionTest } from '../policy/document/policy.ts'
import type { Formula } from '../policy/formula.ts'
import { unknownsIn } from '../policy/unknowns-in.ts'
import { remembered } from '../util/remembered.ts'
import type { Asker } from './asker.ts'
import type { AskedResource } from './asked-resource.ts'
import { combine, type Combined } from './combine.ts'
import type { AccessQuestion, Decision, NotConsidered, Verdict } from './decision.ts'
import { explain } from './explain.ts'
import { knownRequest } from './known-request.ts'
import type { KnownKey } from './principal-facts.ts'
import type { Sides } from './sides.ts'
import type { Weigh } from './weigh.ts'

/** What a question is weighed with, beside the sides. */
export interface WeighInput {
  readonly asker: Asker
  readonly question: AccessQuestion
  readonly asked: AskedResource
  readonly facts: readonly KnownKey[]
  /** What holds of every request. */
  readonly assumptions: readonly ConditionTest[]
  readonly weigh: Weigh
  /** Whether a condition key, in lower case, may hold several values. */
  readonly isList: (key: string) => boolean
}

/** What a decision is told with. */
export interface TellInput {
  readonly asker: Asker
  readonly question: AccessQuestion
  /** What IAM data cannot show, and nobody gave. */
  readonly notConsidered: readonly NotConsidered[]
  /** What is left of a conditional decision, as text. */
  readonly alternatives: (left: Formula) => readonly string[]
}

/** What a question comes to, before anybody says why. */
export interface Weighed {
  readonly combined: Combined
  /** What is left of it. */
  readonly left: Formula
  /** What is left of anything that it was made from, each formula weighed once. */
  readonly weigh: (formula: Formula) => Formula
}

/**
 * Weighs a question: formulas are combined rather than verdicts, since a conditional Allow and a conditional Deny may leave
 * nothing. What decides is often one statement, which is asked for again where the decision is told.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function weighSides(sides: Sides, input: WeighInput): Weighed {
  const combined = combine(input.asker, sides)
  const weigh = remembered((formula: Formula) => whatIsLeft(formula, input))
  return { combined, left: weigh(combined.allowed), weigh }
}

/** The decision that a question came to, told by the sides of whoever is asked about. */
export function tell({ combined, left, weigh }: Weighed, sides: Sides, input: TellInput): Decision {
  const { asker, question, notConsidered } = input
  const decision = verdictOf(left)
  const { reason, statements } = explain(decision, left, { asker, question, sides, combined, weigh })
  const conditions = decision === 'conditional' ? input.alternatives(left) : []
  return { decision, reason, statements, conditions, notConsidered }
}

/** What is left of a formula once what is known of the request was put in. */
export function whatIsLeft(formula: Formula, input: WeighInput): Formula {
  if (formula.is === 'always' || formula.is === 'never') return formula
  const { question, asked, facts, assumptions, isList } = input
  const known = knownRequest(formula, question, asked.one, facts, assumptions, isList)
  return input.weigh(formula, known, asked.withinFor(formula))
}

/** The decision that a formula comes to, of which nothing more can be known. */
export function verdictOf(left: Formula): Verdict {
  if (left.is === 'always') return 'allowed'
  if (left.is === 'never') return 'denied'
  return unknownsIn(left).length > 0 ? 'unknown' : 'conditional'
}
