import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import { type ActionBits, eitherOf, hasAll, isEmpty, without } from '../../../policy/action/action-bits.ts'
import type { Everything } from './everything.ts'
import { onEverything } from './on-everything.ts'

/** What a policy grants on everything, by sets of actions. */
export interface BroadGrants {
  /** Allowed under no condition, and taken away by no Deny; a Deny of some resources takes nothing away. */
  readonly always: ActionBits
  /** Of the others: allowed, but the Allow or a Deny has a condition. */
  readonly sometimes: ActionBits
  /** What Allows say before any Deny: under no condition, and at all. */
  readonly allowed: { readonly always: ActionBits; readonly ever: ActionBits }
  /** Allows, those that may apply, and Denies, by their place in the document. */
  readonly allows: readonly PolicyStatement[]
  readonly denies: readonly PolicyStatement[]
}

/** A policy's grants on everything as far as they are certain, and as far as they can be. */
export interface WeighedPolicy {
  readonly certain: BroadGrants
  /** Where undecidable statements allow all that they could and deny nothing. */
  readonly possible: BroadGrants
  /** Statements that cannot be decided: without them the two are the same. */
  readonly open: readonly PolicyStatement[]
}

/**
 * What a policy allows without a limit of resources. Statements count together: one may name what another leaves out.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 *
 * @param wanted the actions that matter; the fewer, the less there is to weigh
 */
export function broadGrants(
  { statements }: Policy,
  everything: Everything,
  wanted: ActionBits = everything.actions,
): WeighedPolicy {
  const decided = statements.filter(isDecided)
  const open = statements.filter((statement) => !isDecided(statement))
  const allows = decided.filter(({ effect }) => effect === 'Allow')
  const denies = decided.filter(({ effect }) => effect === 'Deny')
  const surely = open.filter(({ effect }) => effect !== 'Allow').map((one) => ({ ...unlimited(one), conditions: [] }))
  const perhaps = open.filter(({ effect }) => effect !== 'Deny').map(unlimited)
  const certain = weigh(allows, [...denies, ...surely], everything, wanted)
  if (open.length === 0) return { certain, possible: certain, open }
  return { certain, possible: weigh([...allows, ...perhaps], denies, everything, wanted), open }
}

/**
 * Statements of these grants that an answer about some actions rests on: the Allows that give one of them on everything,
 * or that do so together; and each Deny whose condition makes it a grant under a condition.
 */
export function grantingStatements(
  { always, allows, denies }: BroadGrants,
  actions: ActionBits,
  everything: Everything,
): readonly PolicyStatement[] {
  const needsCondition = without(actions, always)
  const counts = ({ conditions }: PolicyStatement): boolean => conditions.length === 0 || !isEmpty(needsCondition)
  const touching = allows.filter((one) => counts(one) && everything.named.anyOf(one.actions, actions))
  const alone = touching.map((one) => onEverything([one], everything, 'hasEnough', actions))
  const whole = touching.find((_, index) => hasAll(alone[index] ?? everything.none, actions))
  const together = alone.reduce(eitherOf, everything.none)
  const giving = whole
    ? [whole]
    : hasAll(together, actions)
      ? touching.filter((_, index) => !isEmpty(alone[index] ?? everything.none))
      : touching
  const limiting = denies.filter(
    (one) => one.conditions.length > 0 && !isEmpty(onEverything([one], everything, 'hasWhole', needsCondition)),
  )
  return [...giving, ...limiting].toSorted((a, b) => a.index - b.index)
}

/** In a policy of a principal nobody is named, and resources are. */
export function isDecided({ undecidable, resources, principals }: PolicyStatement): boolean {
  return undecidable === null && resources !== null && principals === null
}

/** Where resources cannot be read, all may be meant. */
function unlimited(statement: PolicyStatement): PolicyStatement {
  return { ...statement, resources: statement.resources ?? { patterns: ['*'], except: false } }
}

function weigh(
  allows: readonly PolicyStatement[],
  denies: readonly PolicyStatement[],
  everything: Everything,
  wanted: ActionBits,
): BroadGrants {
  const isWanted = ({ actions }: PolicyStatement): boolean => everything.named.anyOf(actions, wanted)
  const giving = allows.filter(isWanted)
  const nothing = everything.none
  if (giving.length === 0) {
    return { always: nothing, sometimes: nothing, allowed: { always: nothing, ever: nothing }, allows, denies }
  }
  const taking = denies.filter(isWanted)
  const onAll = (statements: readonly PolicyStatement[], how: 'hasEnough' | 'hasWhole'): ActionBits =>
    statements.length === 0 ? nothing : onEverything(statements, everything, how, wanted)
  const always = onAll(giving.filter(isUnconditional), 'hasEnough')
  const ever = giving.every(isUnconditional) ? always : onAll(giving, 'hasEnough')
  const deniedAlways = onAll(taking.filter(isUnconditional), 'hasWhole')
  const deniedEver = taking.every(isUnconditional) ? deniedAlways : onAll(taking, 'hasWhole')
  const left = without(always, deniedEver)
  return {
    always: left,
    sometimes: without(without(ever, deniedAlways), left),
    allowed: { always, ever },
    allows,
    denies,
  }
}

function isUnconditional({ conditions }: PolicyStatement): boolean {
  return conditions.length === 0
}
