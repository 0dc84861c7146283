import type { ConditionTest, PatternSet, PolicyStatement, PrincipalSet } from '../document/policy.ts'
import type { StatementPrincipal } from '../principals.ts'

/**
 * Whether one statement applies wherever another does, to the same effect, by their texts alone; never where either
 * cannot be read.
 *
 * @returns false too where it takes more than texts to tell
 */
export function standsUnder(inner: PolicyStatement, outer: PolicyStatement): boolean {
  return (
    inner.effect === outer.effect &&
    inner.undecidable === null &&
    outer.undecidable === null &&
    areAmong(inner.actions, outer.actions) &&
    (outer.resources === null || areAmong(inner.resources ?? EVERYTHING, outer.resources)) &&
    areSamePrincipals(inner.principals, outer.principals) &&
    outer.conditions.every((test) => inner.conditions.some((other) => isSameTest(test, other)))
  )
}

/**
 * Of how many pairs of statements it is asked at most: more than documents within IAM's quotas have, and few enough that
 * what no quota holds does not take its square.
 */
export const MOST_PAIRS = 50_000

const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

function areAmong(inner: PatternSet, outer: PatternSet): boolean {
  if (inner.except !== outer.except) return isEverything(outer)
  const hasOthers = inner.except ? hasAll(inner.patterns, outer.patterns) : hasAll(outer.patterns, inner.patterns)
  return hasOthers || isEverything(outer)
}

function isEverything({ patterns, except }: PatternSet): boolean {
  return !except && patterns.includes('*')
}

/** Of sorted lists. */
function hasAll(all: readonly string[], some: readonly string[]): boolean {
  if (some.length > all.length) return false
  let at = -1
  for (const text of some) {
    at = all.indexOf(text, at + 1)
    if (at < 0) return false
  }
  return true
}

function isSameTest(one: ConditionTest, other: ConditionTest): boolean {
  return (
    one.key === other.key &&
    one.operator === other.operator &&
    one.quantifier === other.quantifier &&
    one.ifExists === other.ifExists &&
    one.values.length === other.values.length &&
    one.values.every((value, at) => value === other.values[at])
  )
}

function areSamePrincipals(one: PrincipalSet | null, other: PrincipalSet | null): boolean {
  if (one === null || other === null) return one === other
  const { except, named } = other
  return (
    one.except === except &&
    one.named.length === named.length &&
    one.named.every((principal, at) => isSamePrincipal(principal, named[at]))
  )
}

function isSamePrincipal(one: StatementPrincipal, other: StatementPrincipal | undefined): boolean {
  return other !== undefined && one.kind === other.kind && one.name === other.name && one.account === other.account
}
