import type { Budget } from '../limits.ts'
import { LimitReached, startBudget } from '../limits.ts'
import type { Formula } from '../formula.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { withValues } from '../pattern/variables.ts'
import type { Context } from '../request.ts'
import type { Witness } from './comparison.ts'
import { resourceForms } from './resource-forms.ts'
import { type Finding, modelOf, type Situation } from './situation.ts'
import { variableValues } from './variable-values.ts'
import { findWords, narrowed, type Words } from './words.ts'

/** A request that may turn out to be a witness. */
export interface Candidate {
  readonly action: string
  readonly resource: string
  readonly context: Context
}

/** A request that was confirmed to show a difference. */
export interface Shown {
  readonly plain: Witness
  /** One whose resource its action takes, where there is one within reach; what is searched for it, only who asks pays. */
  readonly telling: () => Witness
}

/**
 * A request in full for a situation, with values for the policy variables, confirmed.
 *
 * @param names of the actions, any of which will do; of an action that AWS's table lacks, the situation tells
 * @param variables the patterns with policy variables that bear on the actions
 * @returns null where none of the requests that were tried is confirmed
 * @throws LimitReached
 */
export function witnessOf(
  situation: Situation,
  names: readonly string[],
  variables: readonly Pattern[],
  confirmed: (candidate: Candidate) => Witness | null,
  finding: Finding,
): Shown | null {
  const actions = situation.action === null ? names : [situation.action.text]
  for (const { context, words } of concrete(situation, variables, finding)) {
    const plain = firstOf(actions, (action) => confirmed({ action, resource: words.text, context }))
    if (plain === null) continue
    const another = (action: string, resource: string): Witness | null => confirmed({ action, resource, context })
    return { plain, telling: () => telling(words, actions, another, finding) ?? plain }
  }
  return null
}

/** Steps for making a witness more telling, beside those of the comparison. */
const TELLING_STEPS = 50_000

interface Concrete {
  readonly context: Context
  readonly words: Words
}

function* concrete(situation: Situation, variables: readonly Pattern[], finding: Finding): Generator<Concrete> {
  if (variables.length === 0) {
    yield { context: situation.context, words: situation.resource }
    return
  }
  const fits = new Set(
    [...situation.taken.values()].flatMap(({ part, holds }) =>
      part.is === 'variable' && holds ? [part.pattern.text] : [],
    ),
  )
  const fitting = variables.filter(({ text }) => fits.has(text))
  for (const values of variableValues(situation.resource.text, fitting, variables, situation.context)) {
    const context = modelOf([...situation.formulas, ...[...values].map(valueFormula)], finding)
    const words = context && exactWords(situation.resource, variables, fits, context, finding.budget)
    if (context !== null && words !== null) yield { context, words }
  }
}

function valueFormula([key, value]: readonly [string, string | null]): Formula {
  const operator = value === null ? 'Null' : 'StringEquals'
  const values = [value === null ? 'true' : value.replaceAll(/[*?$]/g, (character) => `\${${character}}`)]
  return { is: 'test', test: { operator, quantifier: null, ifExists: false, key, values } }
}

function exactWords(
  words: Words,
  variables: readonly Pattern[],
  fits: ReadonlySet<string>,
  context: Context,
  budget: Budget,
): Words | null {
  const within: (readonly Pattern[])[] = [...words.within]
  const outside: Pattern[] = [...words.outside]
  for (const variable of variables) {
    const exact = withValues(variable, (key) => valueOf(key, context))
    if (!fits.has(variable.text)) outside.push(...(exact === null ? [] : [exact]))
    else if (exact === null) return null
    else within.push([exact])
  }
  return findWords(within, outside, budget)
}

function valueOf(key: string, context: Context): string | null {
  const value = context.get(key)
  return typeof value === 'string' ? value : null
}

/** Another resource that does as well, of a form that the actions take; null where there is none within reach. */
function telling(
  words: Words,
  actions: readonly string[],
  confirmed: (action: string, resource: string) => Witness | null,
  { table, budget }: Finding,
): Witness | null {
  const own = startBudget({ ...budget.limits, steps: TELLING_STEPS })
  try {
    const formsOf = actions.map((action) => [action, resourceForms(table.action(action))] as const)
    return firstOf([0, 1], (place) =>
      firstOf(formsOf, ([action, { [place]: form }]) => {
        const found = form && narrowed(words, { within: [form.within], outside: form.outside }, own)
        return found ? confirmed(action, found.text) : null
      }),
    )
  } catch (error) {
    if (error instanceof LimitReached) return null
    throw error
  }
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}
