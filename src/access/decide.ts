import type { ConditionTest } from '../policy/document/policy.ts'
import type { Formula } from '../policy/formula.ts'
import { unknownsIn } from '../policy/unknowns-in.ts'
import { remembered } from '../util/remembered.ts'
import type { Asker } from './asker.ts'
import type { AskedResource } from './asked-resource.ts'
import { combine } from './combine.ts'
import type { AccessQuestion, Decision, NotConsidered, Verdict } from './decision.ts'
import { explain } from './explain.ts'
import { knownRequest } from './known-request.ts'
import type { KnownKey } from './principal-facts.ts'
import type { Sides } from './sides.ts'
import type { Weigh } from './weigh.ts'

/** What a decision is made from, beside the sides. */
export interface DecideInput {
  readonly asker: Asker
  readonly question: AccessQuestion
  readonly asked: AskedResource
  readonly facts: readonly KnownKey[]
  /** What holds of every request. */
  readonly assumptions: readonly ConditionTest[]
  /** What IAM data cannot show, and nobody gave. */
  readonly notConsidered: readonly NotConsidered[]
  readonly weigh: Weigh
  /** What is left of a conditional decision, as text. */
  readonly alternatives: (left: Formula) => readonly string[]
  /** Whether a condition key, in lower case, may hold several values. */
  readonly isList: (key: string) => boolean
}

/**
 * Makes the decision: formulas are combined rather than verdicts, since a conditional Allow and a conditional Deny may
 * leave nothing.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 */
export function decide(sides: Sides, input: DecideInput): Decision {
  return deciding(sides, input).told()
}

/** The same where nobody reads why something is denied: then null. */
export function decideUnlessDenied(sides: Sides, input: DecideInput): Decision | null {
  const { left, told } = deciding(sides, input)
  return left.is === 'never' ? null : told()
}

/** What is left of a question, and the decision that it comes to. */
function deciding(sides: Sides, input: DecideInput): { readonly left: Formula; readonly told: () => Decision } {
  const combined = combine(input.asker, sides)
  // What decides is often one statement, which is asked for again where the decision is explained.
  const weighed = remembered((formula: Formula) => whatIsLeft(formula, input))
  const left = weighed(combined.allowed)
  return {
    left,
    told() {
      const decision = verdictOf(left)
      return {
        decision,
        ...explain(decision, left, { ...input, sides, combined, weigh: weighed }),
        conditions: decision === 'conditional' ? input.alternatives(left) : [],
        notConsidered: input.notConsidered,
      }
    },
  }
}

/** What is left of a formula once what is known of the request was put in. */
export function whatIsLeft(formula: Formula, input: Omit<DecideInput, 'notConsidered' | 'alternatives'>): Formula {
  if (formula.is === 'always' || formula.is === 'never') return formula
  const { question, asked, facts, assumptions, isList } = input
  const known = knownRequest(formula, question, asked.one, facts, assumptions)
  return input.weigh(formula, { ...known, isList }, asked.withinFor(formula))
}

/** The decision that a formula comes to, of which nothing more can be known. */
export function verdictOf(left: Formula): Verdict {
  if (left.is === 'always') return 'allowed'
  if (left.is === 'never') return 'denied'
  return unknownsIn(left).length > 0 ? 'unknown' : 'conditional'
}
