import type { ActionTable } from '../action/table.ts'
import type { Given } from '../condition/given.ts'
import { findModel } from '../condition/satisfiable.ts'
import { truth } from '../evaluate.ts'
import { all, type Formula, not } from '../formula.ts'
import type { Budget } from '../limits.ts'
import { parseLiteral } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import type { Context } from '../request.ts'
import type { Literal, TextPart } from './literal.ts'
import type { Restrict } from './restrict.ts'
import { ANY_ACTION } from './universe.ts'
import { findWords, fitsAny, type Narrower, narrowed, type Words } from './words.ts'

/** A request in the making: a request as it stands, and what was assumed of it on the way. */
export interface Situation {
  /** Null where the names are known, and one is as good as the other. */
  readonly action: Words | null
  readonly resource: Words
  readonly context: Context
  readonly formulas: readonly Formula[]
  /** What was taken to hold, or not to, of what nobody can read off a request; by the keys of parts. */
  readonly taken: ReadonlyMap<string, Literal>
}

/** What situations are found with. */
export interface Finding {
  readonly table: ActionTable
  readonly given: Given
  readonly budget: Budget
  readonly restrict: Restrict
  /** What was found for formulas before, by their texts: of many classes of actions, the same is asked. */
  readonly models: Map<string, Context | null>
}

/** Where a search begins; null where there is no such request. @throws LimitReached */
export function firstSituation(action: Pattern | null, resource: Pattern, finding: Finding): Situation | null {
  const words = findWords([[resource]], [], finding.budget)
  const names = action === null ? null : unknownName(findWords([[ANY_ACTION], [action]], [], finding.budget), finding)
  const context = modelOf([], finding)
  if (words === null || context === null || (action !== null && names === null)) return null
  return { action: names, resource: words, context, formulas: [], taken: new Map() }
}

/** Whether a request as it stands fulfils a literal; what cannot be read off it does not hold unless it was taken to. */
export function fulfils({ action, resource, context, taken }: Situation, { part, holds }: Literal): boolean {
  switch (part.is) {
    case 'action':
      return action !== null && fitsAny(part.patterns, action.text) === holds
    case 'resource':
      return fitsAny(part.patterns, resource.text) === holds
    case 'condition':
      return truth(part.formula, context) === holds
    case 'variable':
    case 'unknown':
      return (taken.get(part.key)?.holds ?? false) === holds
    default:
      return part satisfies never
  }
}

/** The same request where it fulfils these literals too, else another; null where there is none. @throws LimitReached */
export function assume(situation: Situation, literals: readonly Literal[], finding: Finding): Situation | null {
  const taken = takenWith(situation.taken, literals)
  if (taken === null) return null
  const resource = narrowed(situation.resource, textsOf('resource', literals), finding.budget)
  if (resource === null) return null
  const action =
    situation.action && unknownName(narrowed(situation.action, textsOf('action', literals), finding.budget), finding)
  if (situation.action !== null && action === null) return null
  const formulas = [...situation.formulas, ...literals.flatMap(formulaOf)]
  const isModel = literals.every((literal) => literal.part.is !== 'condition' || fulfils(situation, literal))
  const context = isModel ? situation.context : modelOf(formulas, finding)
  return context === null ? null : { action, resource, context, formulas, taken }
}

/** Values of condition keys with which all of these hold; null where there are none. @throws LimitReached */
export function modelOf(formulas: readonly Formula[], { given, budget, models }: Finding): Context | null {
  if (formulas.length === 0 && given.assumptions.length === 0 && given.ties === undefined) return given.context
  const key = JSON.stringify(formulas)
  const known = models.get(key)
  if (known !== undefined) return known
  const model = findModel(all(formulas), given, budget)
  const found = model && new Map([...given.context, ...model.context])
  models.set(key, found)
  return found
}

function takenWith(taken: Situation['taken'], literals: readonly Literal[]): Situation['taken'] | null {
  const now = new Map(taken)
  for (const literal of literals) {
    const { part, holds } = literal
    if (part.is !== 'variable' && part.is !== 'unknown') continue
    if ((now.get(part.key)?.holds ?? holds) !== holds) return null
    now.set(part.key, literal)
  }
  return now
}

function textsOf(is: TextPart['is'], literals: readonly Literal[]): Narrower {
  const patterns = (holding: boolean): readonly (readonly Pattern[])[] =>
    literals.flatMap(({ part, holds }) => (part.is === is && holds === holding ? [part.patterns] : []))
  return { within: patterns(true), outside: patterns(false).flat() }
}

function formulaOf({ part, holds }: Literal): readonly Formula[] {
  return part.is !== 'condition' ? [] : [holds ? part.formula : not(part.formula)]
}

/** Names of AWS's table are passed over, one after the other: of these the table tells all. */
function unknownName(words: Words | null, { table, budget }: Finding): Words | null {
  let found = words
  while (found !== null && table.action(found.text) !== undefined) {
    budget.spend('nodes', 1)
    found = findWords(found.within, [...found.outside, parseLiteral(found.text)], budget)
  }
  return found
}
