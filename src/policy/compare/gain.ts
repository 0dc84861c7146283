import type { Body } from './body.ts'
import type { Pattern } from '../pattern/pattern.ts'
import type { Witness } from './comparison.ts'
import type { Direction } from './confirm.ts'
import { goals, type Road } from './goals.ts'
import type { RequestClass } from './request-class.ts'
import { search } from './search.ts'
import { assume, type Finding, firstSituation, fulfils, type Situation } from './situation.ts'
import { type Candidate, witnessOf } from './witness.ts'

/** What one direction of an edit holds for a class of actions: a request that shows it, or why none could be confirmed. */
export interface Gain {
  readonly witness: Witness | null
  /** Empty where no request goes this way, or a witness tells that one does. */
  readonly open: readonly string[]
}

/**
 * Looks for a request, of a class of actions, that gets more, or less, of the newer document.
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
  const variables = variablesIn(bodies)
  const accept = (situation: Situation): Witness | null => witnessOf(situation, names, variables, confirmed, finding)
  let isOpen = false
  for (const { resource, choices } of goals(road, more, less, form, finding.restrict)) {
    const first = firstSituation(form, resource, finding)
    const forced = choices.flatMap(([literals, ...others]) => (literals && others.length === 0 ? literals : []))
    const start = first && assume(first, forced, finding)
    if (start === null) continue
    const witness = search(
      start,
      choices.filter(({ length }) => length > 1),
      {
        fulfils,
        assume: (situation, literals) => assume(situation, literals, finding),
        accept(situation) {
          const found = accept(situation)
          isOpen ||= found === null
          return found
        },
        count() {
          finding.budget.spend('nodes', 1)
          finding.budget.spend('steps', choices.length)
        },
      },
    )
    if (witness !== null) return { witness, open: [] }
  }
  return { witness: null, open: isOpen ? reasons(bodies) : [] }
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
