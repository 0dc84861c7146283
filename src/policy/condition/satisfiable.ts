import { all, type Formula } from '../formula.ts'
import type { Budget } from '../limits.ts'
import { parsePattern } from '../pattern/parse.ts'
import { variablesOf } from '../pattern/variables.ts'
import type { Context } from '../request.ts'
import { type Given, knownOf } from './given.ts'
import { holds } from './holds.ts'
import { listKeys } from './list-keys.ts'
import { isMultivalued, typeOfKey } from './key-types.ts'
import { readProblem, RESOURCE } from './problem.ts'
import { readTest } from './reading.ts'
import { type Answer, type Found, search } from './search.ts'
import { settle } from './settle.ts'
import { testsIn } from './tests-in.ts'

/** A request, as far as it matters, for which a formula holds. */
export interface Model {
  /** Values of keys beside those that were given. Keys that are neither here nor missing may have any value. */
  readonly context: Context
  /** Keys, in lower case, that have to be missing. */
  readonly missing: ReadonlySet<string>
  /** A resource, where the formula asks for it. */
  readonly resource: string | null
  /** Whether it rests on what nobody can know: then the formula may hold for no request at all. */
  readonly opaque: boolean
}

/**
 * A request for which a formula holds, the same one for the same question; one that rests on nothing unknown where
 * there is such.
 *
 * @param lists keys that may hold lists beside those of AWS that always do
 * @returns null only where there is certainly no such request
 * @throws LimitReached where that cannot be told within the budget
 */
export function findModel(
  asked: Formula,
  given: Given,
  budget: Budget,
  lists: ReadonlySet<string> = listKeys(asked, given.isList),
): Model | null {
  const formula = given.ties === undefined ? asked : all([asked, given.ties])
  const solve = (known: Given, assume: boolean): Answer =>
    search(readProblem(settle(formula, known, lists), known, lists, budget), assume, budget)
  const certain = solve(given, false)
  if (certain.found !== null) return modelOf(certain.found, new Map())
  if (!certain.metUnknown) return null
  const { found } = solve(given, true)
  if (found === null) return null
  const assumed = modelOf(found, new Map())
  return withVariables(formula, given, assumed, (known) => solve(known, false).found) ?? assumed
}

function modelOf({ values, isAssumed }: Found, variables: Context): Model {
  const context = new Map(variables)
  const missing = new Set<string>()
  const resource = values.get(RESOURCE)
  for (const [key, value] of values) {
    if (key === RESOURCE) continue
    if (value === undefined) missing.add(key)
    else context.set(key, value)
  }
  return { context, missing, resource: typeof resource === 'string' ? resource : null, opaque: isAssumed }
}

/**
 * A request in which the keys that policy variables name have a value, those of `assumed` first, or are all missing;
 * null where none is found.
 */
function withVariables(
  formula: Formula,
  given: Given,
  assumed: Model,
  solve: (known: Given) => Found | null,
): Model | null {
  const keys = [...variableKeys(formula)].filter((key) => knownOf(key, given) === undefined)
  if (keys.length === 0) return null
  const single = keys.filter((key) => !isMultivalued(key))
  const present = single.filter((key) => !assumed.missing.has(key) && typeof assumed.context.get(key) !== 'object')
  const choices = [
    new Map(present.map((key) => [key, String(assumed.context.get(key) ?? exampleOf(key))])),
    new Map(single.map((key) => [key, exampleOf(key)])),
    new Map<string, string>(),
  ]
  const asked = given.assumptions.filter(({ key }) => keys.includes(key))
  for (const context of choices.filter((context) => asked.every((test) => holds(test, context) === true))) {
    const missing = keys.filter((key) => !context.has(key))
    const known = {
      ...given,
      context: new Map([...given.context, ...context]),
      missing: new Set([...given.missing, ...missing]),
    }
    const found = solve(known)
    if (found !== null) {
      const model = modelOf(found, context)
      return { ...model, missing: new Set([...model.missing, ...missing]) }
    }
  }
  return null
}

function variableKeys(formula: Formula): ReadonlySet<string> {
  const values = testsIn(formula).flatMap((test) => readTest(test)?.values ?? [])
  const resources = resourcesIn(formula).map((text) => parsePattern(text))
  return new Set([...values, ...resources].flatMap(variablesOf))
}

function resourcesIn(formula: Formula): readonly string[] {
  if (formula.is === 'resource') return formula.among.patterns
  if (formula.is === 'not') return resourcesIn(formula.of)
  return formula.is === 'all' || formula.is === 'any' ? formula.of.flatMap(resourcesIn) : []
}

/** A value that a key may have and no policy is likely to name. */
function exampleOf(key: string): string {
  const type = typeOfKey(key)
  switch (type) {
    case 'arn':
      return 'arn:aws:iam::111122223333:user/someone'
    case 'ip':
      return '192.0.2.1'
    case 'date':
      return '2026-01-01T00:00:00Z'
    case undefined:
      return key.endsWith('account') ? '111122223333' : `some-${key.replaceAll(/[^a-z\d]+/g, '-')}`
    default:
      return type satisfies never
  }
}
