import type { ConditionTest } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import type { Formula } from '../formula.ts'
import type { Budget } from '../limits.ts'
import { matches } from '../pattern/matches.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Domain } from './domain.ts'
import type { Given } from './given.ts'
import { keyDomain, knownIn } from './known-domains.ts'
import { makeParts, type Part, type Parts } from './residual.ts'
import { EVERY_TEXT, sampleTexts } from './sample-texts.ts'

/** What a search is about: a formula as parts, and what each key can hold. */
export interface Problem {
  readonly root: Part
  readonly parts: Parts
  /** The states of a key, or of {@link RESOURCE}. @throws LimitReached */
  domain(key: string): Domain
  /** A test of a key as text, by its place among the key's tests. */
  nameOf(key: string, test: number): string
}

/** Stands for the resource among the keys: no condition key has an empty name. */
export const RESOURCE = ''

/** Reads a settled formula: equal tests are one. */
export function readProblem(formula: Formula, given: Given, lists: ReadonlySet<string>, budget: Budget): Problem {
  const parts = makeParts(budget)
  const names = new Map<string, string[]>()
  const tests = new Map<string, ConditionTest[]>()
  const resources: (readonly string[])[] = []
  const placeOf = (key: string, name: string, isNew: () => void): number => {
    let known = names.get(key)
    if (known === undefined) names.set(key, (known = []))
    const place = known.indexOf(name)
    if (place !== -1) return place
    isNew()
    return known.push(name) - 1
  }
  const read = (part: Formula): Part => {
    switch (part.is) {
      case 'always':
        return parts.always
      case 'never':
        return parts.never
      case 'unknown':
        return parts.unknown(part.why)
      case 'test': {
        const { key } = part.test
        const own = tests.get(key) ?? []
        tests.set(key, own)
        return parts.test(
          key,
          placeOf(key, testText(part.test), () => own.push(part.test)),
        )
      }
      case 'resource': {
        const { patterns, except } = part.among
        const among = parts.test(
          RESOURCE,
          placeOf(RESOURCE, JSON.stringify(patterns), () => resources.push(patterns)),
        )
        return except ? parts.not(among) : among
      }
      case 'not':
        return parts.not(read(part.of))
      case 'all':
        return parts.all(part.of.map(read))
      case 'any':
        return parts.any(part.of.map(read))
      default:
        return part satisfies never
    }
  }
  const root = read(formula)
  const domains = new Map<string, Domain>()
  return {
    root,
    parts,
    nameOf: (key, test) => names.get(key)?.[test] ?? '',
    domain: (key) => {
      let domain = domains.get(key)
      if (domain === undefined) {
        domain =
          key === RESOURCE
            ? knownIn(budget, JSON.stringify(resources), () => resourceDomain(resources, budget))
            : keyDomain(key, tests.get(key) ?? [], given, lists.has(key), budget)
        domains.set(key, domain)
      }
      return domain
    },
  }
}

function resourceDomain(resources: readonly (readonly string[])[], budget: Budget): Domain {
  const groups = resources.map((patterns) => patterns.map((pattern) => parsePattern(pattern)))
  const states = sampleTexts(EVERY_TEXT, groups, budget).map((value) => ({
    value,
    truths: groups.map((group) => group.some((pattern) => matches(pattern, value))),
  }))
  const isPossible = states.filter(({ value }) => value !== '')
  return { states: isPossible, isComplete: true }
}
