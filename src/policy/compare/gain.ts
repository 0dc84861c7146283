import { LimitReached, startBudget } from '../limits.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { type Body, isUnread } from './body.ts'
import type { Witness } from './comparison.ts'
import type { Direction } from './confirm.ts'
import { type Goal, goals, type Road } from './goals.ts'
import type { RequestClass } from './request-class.ts'
import { takes } from './resource-forms.ts'
import { restricting } from './restrict.ts'
import { search } from './search.ts'
import { assume, type Finding, firstSituation, fulfils, type Situation } from './situation.ts'
import { type Candidate, type Shown, witnessOf } from './witness.ts'

/** What one direction of an edit holds for a class of actions: a request that shows it, or why none could be confirmed. */
export interface Gain {
  readonly shown: Shown | null
  /** Empty where no request goes this way, or a witness tells that one does. */
  readonly open: readonly string[]
}

/**
 * Looks for a request, of a class of actions, that gets more, or less, of the newer document. What cannot be read is at
 * first taken not to apply, by what can be read of it; where that leads nowhere, it is asked whether it might.
 *
 * @throws LimitReached
 */
export function gain(
  { names, form, older, newer }: RequestClass,
  direction: Direction,
  road: Road,
  confirmed: (candidate: Candidate) => Witness | null,
  finding: Finding,
): Gain {
  const [more, less] = direction === 'more' ? [newer, older] : [older, newer]
  const bodies = [...older, ...newer]
  const unread = bodies.filter(isUnread)
  const variables = variablesIn(bodies)
  let tries = 0
  const accept = (situation: Situation): Shown | 'given up' | null => {
    const shown = witnessOf(situation, names, variables, confirmed, finding)
    finding.budget.spend('steps', bodies.length)
    tries += 1
    return shown ?? (tries < TRIES ? null : 'given up')
  }
  const likelier = (plain: Witness): Witness => {
    if (isTaken(plain, finding)) return plain
    const own = ownFinding(finding)
    const acceptTaken = (situation: Situation): Witness | null => {
      const witness = witnessOf(situation, names, variables, confirmed, own)?.telling() ?? null
      return witness !== null && isTaken(witness, own) ? witness : null
    }
    try {
      for (const goal of goals(road, more, less, unread, form, own)) {
        const found = meet(goal, form, acceptTaken, own)
        if (found !== null) return found
      }
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error
    }
    return plain
  }
  for (const goal of goals(road, more, less, unread, form, finding)) {
    const found = meet(goal, form, accept, finding)
    if (found === 'given up') break
    if (found !== null) return { shown: { ...found, telling: () => likelier(found.telling()) }, open: [] }
  }
  if (tries > 0) return { shown: null, open: reasons(bodies) }
  if (unread.length === 0) return NOTHING
  for (const goal of goals(road, more, less, [], form, finding)) {
    if (meet(goal, form, () => true, finding) !== null) return { shown: null, open: reasons(bodies) }
  }
  return NOTHING
}

const NOTHING: Gain = { shown: null, open: [] }

/** Whether the action takes the resource, by AWS's lists. */
function isTaken({ action, resource }: Witness, { table }: Finding): boolean {
  return takes(table.action(action), resource)
}

/** With little to spend, and that beside what the comparison has: a better witness changes no verdict. */
function ownFinding(finding: Finding): Finding {
  const budget = startBudget({ ...finding.budget.limits, steps: LIKELIER_STEPS, nodes: LIKELIER_NODES })
  return { ...finding, budget, restrict: restricting(budget) }
}

const LIKELIER_STEPS = 100_000
const LIKELIER_NODES = 300

/** How many requests that look right are tried before it counts as undecided whether there is one. */
const TRIES = 20

/** What is found where a goal is met. */
function meet<Found>(
  { resource, choices }: Goal,
  form: Pattern | null,
  accept: (situation: Situation) => Found | null,
  finding: Finding,
): Found | null {
  const first = firstSituation(form, resource, finding)
  const forced = choices.flatMap(([literals, ...others]) => (literals && others.length === 0 ? literals : []))
  const start = first && assume(first, forced, finding)
  if (start === null) return null
  const open = choices.filter(({ length }) => length > 1)
  const weight = open.flat(2).reduce((sum, { part }) => sum + ('patterns' in part ? part.patterns.length : 1), 1)
  return search(start, open, {
    fulfils,
    assume: (situation, literals) => assume(situation, literals, finding),
    accept,
    count() {
      finding.budget.spend('nodes', 1)
      finding.budget.spend('steps', weight)
    },
  })
}

function variablesIn(bodies: readonly Body[]): readonly Pattern[] {
  const found = new Map<string, Pattern>()
  for (const { rest } of bodies) {
    for (const { part } of rest.flat()) if (part.is === 'variable') found.set(part.key, part.pattern)
  }
  return [...found.values()]
}

function reasons(bodies: readonly Body[]): readonly string[] {
  const parts = bodies.flatMap(({ rest }) => rest.flat()).map(({ part }) => part)
  const unread = new Set(parts.flatMap((part) => (part.is === 'unknown' ? [part.why] : [])))
  return unread.size > 0 ? [...unread] : [UNCONFIRMED]
}

const UNCONFIRMED =
  'no request confirms a difference that policy variables, or tests whose outcome AWS does not document, may make'
